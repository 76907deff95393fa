/* What the small hosts of the formats share. */
#ifndef NJ_TEST_CHECK_H
#define NJ_TEST_CHECK_H

#include <stdio.h>
#include <stdlib.h>

#define CHECK(what)                                                                                          \
  do {                                                                                                       \
    if (!(what)) {                                                                                           \
      fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #what);                              \
      exit(1);                                                                                               \
    }                                                                                                        \
  } while (0)

#endif
