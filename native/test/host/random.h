/* Random numbers that a seed repeats. */
#ifndef NJ_HOST_RANDOM_H
#define NJ_HOST_RANDOM_H

#include <stdint.h>

typedef struct random_source {
  uint64_t state;
} random_source;

static inline uint64_t random_next(random_source *random) {
  uint64_t x = random->state += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

/* 0 to below. */
static inline uint32_t random_below(random_source *random, uint32_t below) {
  return (uint32_t)(random_next(random) % below);
}

/* 0 to 1. */
static inline double random_part(random_source *random) {
  return (double)(random_next(random) >> 11) / 9007199254740992.0;
}

#endif
