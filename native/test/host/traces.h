/* What this process holds that a plug-in may have left: all of it is to go with the last instance. */
#ifndef NJ_HOST_TRACES_H
#define NJ_HOST_TRACES_H

#include <stdbool.h>

typedef struct traces {
  int threads;
  int files;
  int segments; /* mapped files of that kind */
} traces;

/* All 0 where the system has no /proc. */
traces traces_now(void);
/* Prints what is more than before, and child processes; false if there is anything. */
bool traces_are_gone(traces before);

#endif
