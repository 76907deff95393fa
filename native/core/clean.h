/* Samples that harm nobody: NaN, infinities and denormals become 0, all others stay as they are. [audio] */
#ifndef NJ_CLEAN_H
#define NJ_CLEAN_H

#include <stdint.h>
#include <string.h>

static inline float nj_clean(float sample) {
  uint32_t bits;
  memcpy(&bits, &sample, sizeof bits);
  uint32_t exponent = bits & 0x7f800000u;
  bits &= exponent == 0 || exponent == 0x7f800000u ? 0x80000000u : 0xffffffffu;
  memcpy(&sample, &bits, sizeof bits);
  return sample;
}

#endif
