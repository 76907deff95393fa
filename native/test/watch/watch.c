/* Allocations and locks: libc's functions, counted and passed on. */
#include "watch.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stddef.h>
#include <stdlib.h>

#define SHOWN __attribute__((visibility("default")))

_Thread_local watch_counts watch_now;
_Thread_local volatile char watch_blocks;
_Thread_local int watch_armed;

SHOWN void nj_watch_begin(void);
SHOWN watch_counts nj_watch_end(void);

void nj_watch_begin(void) {
  watch_calls_prepare();
  watch_now = (watch_counts){0};
  watch_armed = 1;
  watch_blocks = 1;
}

watch_counts nj_watch_end(void) {
  watch_blocks = 0;
  watch_armed = 0;
  return watch_now;
}

static void allocates(const char *name) {
  if (watch_armed) {
    watch_now.allocations++;
    watch_now.first_other = watch_now.first_other ? watch_now.first_other : name;
  }
}

static void locks(const char *name) {
  if (watch_armed) {
    watch_now.locks++;
    watch_now.first_other = watch_now.first_other ? watch_now.first_other : name;
  }
}

/* glibc's own names for what is replaced here. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *memory);

SHOWN void *malloc(size_t size) {
  allocates("malloc");
  return __libc_malloc(size);
}

SHOWN void *calloc(size_t count, size_t size) {
  allocates("calloc");
  return __libc_calloc(count, size);
}

SHOWN void *realloc(void *memory, size_t size) {
  allocates("realloc");
  return __libc_realloc(memory, size);
}

SHOWN void *aligned_alloc(size_t alignment, size_t size) {
  allocates("aligned_alloc");
  return __libc_memalign(alignment, size);
}

SHOWN int posix_memalign(void **memory, size_t alignment, size_t size) {
  allocates("posix_memalign");
  *memory = __libc_memalign(alignment, size);
  return *memory ? 0 : ENOMEM;
}

SHOWN void free(void *memory) {
  allocates("free");
  __libc_free(memory);
}

/* The next library's function of a name, looked up once. */
#define NEXT(result, name, parameters, arguments)                                                            \
  SHOWN result name parameters {                                                                             \
    static _Atomic(void *) next;                                                                             \
    if (!next) {                                                                                             \
      next = dlsym(RTLD_NEXT, #name);                                                                        \
    }                                                                                                        \
    locks(#name);                                                                                            \
    union {                                                                                                  \
      void *address;                                                                                         \
      result(*function) parameters;                                                                          \
    } call = {next};                                                                                         \
    return call.function arguments;                                                                          \
  }

NEXT(int, pthread_mutex_lock, (pthread_mutex_t * mutex), (mutex))
NEXT(int, pthread_mutex_trylock, (pthread_mutex_t * mutex), (mutex))
NEXT(int, pthread_mutex_unlock, (pthread_mutex_t * mutex), (mutex))
NEXT(int, pthread_rwlock_rdlock, (pthread_rwlock_t * lock), (lock))
NEXT(int, pthread_rwlock_wrlock, (pthread_rwlock_t * lock), (lock))
NEXT(int, pthread_spin_lock, (pthread_spinlock_t * lock), (lock))
NEXT(int, pthread_cond_signal, (pthread_cond_t * condition), (condition))
NEXT(int, pthread_cond_broadcast, (pthread_cond_t * condition), (condition))
NEXT(int, pthread_cond_wait, (pthread_cond_t * condition, pthread_mutex_t *mutex), (condition, mutex))
NEXT(int, sem_wait, (sem_t * semaphore), (semaphore))
NEXT(int, sem_post, (sem_t * semaphore), (semaphore))
