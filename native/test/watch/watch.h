/*
 * Watches what a thread asks of the system between begin and end. Preloaded into a host, which finds the two
 * functions by name. Seen: every system call of the thread but those that the kernel answers in user space
 * (clock_gettime), allocations through libc's functions, and locks through pthread's and sem's. Not seen: a
 * lock made of atomics alone that never sleeps.
 */
#ifndef NJ_WATCH_H
#define NJ_WATCH_H

#include <stdint.h>

typedef struct watch_counts {
  uint32_t allocations;
  uint32_t locks;
  uint32_t system_calls;
  long first_call;         /* its number */
  const char *first_other; /* the first allocation or lock, by name; NULL for none */
} watch_counts;

typedef void (*watch_begin_function)(void);
typedef watch_counts (*watch_end_function)(void);

#define WATCH_BEGIN "nj_watch_begin"
#define WATCH_END "nj_watch_end"

/* Within the library: counts on this thread while armed. */
extern _Thread_local watch_counts watch_now __attribute__((tls_model("initial-exec")));
extern _Thread_local volatile char watch_blocks __attribute__((tls_model("initial-exec")));
extern _Thread_local int watch_armed __attribute__((tls_model("initial-exec")));

void watch_calls_prepare(void); /* once a thread */

#endif
