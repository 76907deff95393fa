/* Does what an audio thread may not, so that a watch that sees nothing is found out. */
#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "watch.h"

int main(void) {
  union {
    void *address;
    watch_begin_function function;
  } begin = {dlsym(RTLD_DEFAULT, WATCH_BEGIN)};
  union {
    void *address;
    watch_end_function function;
  } end = {dlsym(RTLD_DEFAULT, WATCH_END)};
  if (!begin.address || !end.address) {
    fprintf(stderr, "The watch is not preloaded.\n");
    return 1;
  }
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  /* The first allocation of all takes system calls. */
  void *volatile memory = malloc(100);
  free(memory);
  begin.function();
  memory = malloc(100);
  free(memory);
  pthread_mutex_lock(&mutex);
  pthread_mutex_unlock(&mutex);
  long same = getppid();
  usleep(1);
  (void)!write(2, "", 0);
  watch_counts counts = end.function();
  begin.function();
  watch_counts nothing = end.function();
  printf("%u allocations, %u locks, %u system calls\n", counts.allocations, counts.locks,
         counts.system_calls);
  bool seen = counts.allocations == 2 && counts.locks == 2 && counts.system_calls == 3 && same == getppid() &&
              strcmp(counts.first_other, "malloc") == 0;
  return seen && nothing.system_calls + nothing.allocations + nothing.locks == 0 ? 0 : 1;
}
