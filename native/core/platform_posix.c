/* What Linux and macOS share. */
#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "platform.h"

void nj_call_once(nj_once *once, void (*function)(void)) {
  pthread_once(once, function);
}

void nj_mutex_init(nj_mutex *mutex) {
  pthread_mutex_init(mutex, NULL);
}

void nj_mutex_destroy(nj_mutex *mutex) {
  pthread_mutex_destroy(mutex);
}

void nj_lock(nj_mutex *mutex) {
  pthread_mutex_lock(mutex);
}

void nj_unlock(nj_mutex *mutex) {
  pthread_mutex_unlock(mutex);
}

void nj_condition_init(nj_condition *condition) {
  pthread_cond_init(condition, NULL);
}

void nj_condition_destroy(nj_condition *condition) {
  pthread_cond_destroy(condition);
}

void nj_notify(nj_condition *condition) {
  pthread_cond_broadcast(condition);
}

void nj_wait_for(nj_condition *condition, nj_mutex *mutex, uint32_t milliseconds) {
  struct timespec end;
  clock_gettime(CLOCK_REALTIME, &end);
  end.tv_sec += (time_t)(milliseconds / 1000);
  end.tv_nsec += (long)(milliseconds % 1000) * 1000000;
  if (end.tv_nsec >= 1000000000) {
    end.tv_nsec -= 1000000000;
    end.tv_sec++;
  }
  pthread_cond_timedwait(condition, mutex, &end);
}

typedef struct start {
  void (*function)(void *);
  void *argument;
} start;

static void *started(void *argument) {
  start call = *(start *)argument;
  free(argument);
  call.function(call.argument);
  return NULL;
}

bool nj_thread_start(nj_thread *thread, void (*function)(void *), void *argument) {
  start *call = malloc(sizeof *call);
  if (!call) {
    return false;
  }
  *call = (start){function, argument};
  if (pthread_create(thread, NULL, started, call)) {
    free(call);
    return false;
  }
  return true;
}

void nj_thread_join(nj_thread thread) {
  pthread_join(thread, NULL);
}

uint64_t nj_now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

void nj_sleep_ms(uint32_t milliseconds) {
  struct timespec time = {(time_t)(milliseconds / 1000), (long)(milliseconds % 1000) * 1000000};
  while (nanosleep(&time, &time) && errno == EINTR) {
  }
}
