/* What tests say when something does not hold. */
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

#define CHECK_EQUAL(actual, expected)                                                                        \
  do {                                                                                                       \
    double is = (double)(actual);                                                                            \
    double should = (double)(expected);                                                                      \
    if (!(is == should)) {                                                                                   \
      fprintf(stderr, "%s:%d: %s is %.9g, not %.9g\n", __FILE__, __LINE__, #actual, is, should);             \
      exit(1);                                                                                               \
    }                                                                                                        \
  } while (0)

/* Runs a test and names it. */
#define RUN(test)                                                                                            \
  do {                                                                                                       \
    printf("%s\n", #test);                                                                                   \
    fflush(stdout);                                                                                          \
    test();                                                                                                  \
  } while (0)

#endif
