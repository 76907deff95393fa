/* Copies to and from rings whose size is a power of two. [audio] */
#ifndef NJ_RING_H
#define NJ_RING_H

#include <stdint.h>
#include <string.h>

/* The smallest power of two that is larger than count; 2^30 at most. */
static inline uint32_t nj_power_of_two(uint32_t count) {
  uint32_t size = 1;
  while (size <= count && size < UINT32_C(1) << 30) {
    size <<= 1;
  }
  return size;
}

static inline void nj_ring_write(float *ring, uint32_t mask, uint64_t position, const float *from,
                                 uint32_t frames) {
  uint32_t at = (uint32_t)position & mask;
  uint32_t first = mask + 1 - at < frames ? mask + 1 - at : frames;
  memcpy(ring + at, from, first * sizeof(float));
  memcpy(ring, from + first, (frames - first) * sizeof(float));
}

static inline void nj_ring_read(const float *ring, uint32_t mask, uint64_t position, float *to,
                                uint32_t frames) {
  uint32_t at = (uint32_t)position & mask;
  uint32_t first = mask + 1 - at < frames ? mask + 1 - at : frames;
  memcpy(to, ring + at, first * sizeof(float));
  memcpy(to + first, ring, (frames - first) * sizeof(float));
}

#endif
