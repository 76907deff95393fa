/*
 * What differs between systems, in one place: threads, clock, waking, files, sockets, processes.
 * platform_linux.c and platform_macos.c (over platform_posix.c) and platform_windows.c hold it.
 */
#ifndef NJ_PLATFORM_H
#define NJ_PLATFORM_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef _WIN32
#include <windows.h>
typedef INIT_ONCE nj_once;
#define NJ_ONCE INIT_ONCE_STATIC_INIT
typedef CRITICAL_SECTION nj_mutex;
typedef CONDITION_VARIABLE nj_condition;
typedef HANDLE nj_thread;
#else
#include <pthread.h>
typedef pthread_once_t nj_once;
#define NJ_ONCE PTHREAD_ONCE_INIT
typedef pthread_mutex_t nj_mutex;
typedef pthread_cond_t nj_condition;
typedef pthread_t nj_thread;
#endif

void nj_call_once(nj_once *once, void (*function)(void));

void nj_mutex_init(nj_mutex *mutex);
void nj_mutex_destroy(nj_mutex *mutex);
void nj_lock(nj_mutex *mutex);
void nj_unlock(nj_mutex *mutex);
void nj_condition_init(nj_condition *condition);
void nj_condition_destroy(nj_condition *condition);
void nj_notify(nj_condition *condition);
/* Waits for a notification, so long at most. The caller holds the mutex. */
void nj_wait_for(nj_condition *condition, nj_mutex *mutex, uint32_t milliseconds);

bool nj_thread_start(nj_thread *thread, void (*function)(void *), void *argument);
void nj_thread_join(nj_thread thread);

/* A clock that never goes back. [audio] too */
uint64_t nj_now_ns(void);
void nj_sleep_ms(uint32_t milliseconds);

/* Wakes who waits for the word in any process. One system call. [audio] */
void nj_word_wake(_Atomic uint32_t *word);
/* Waits while the word is as seen, so long at most; may return early. */
void nj_word_wait(_Atomic uint32_t *word, uint32_t seen, uint32_t milliseconds);

/* The file that this code was loaded from. */
bool nj_own_file(char *path, size_t capacity);

#endif
