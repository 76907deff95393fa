/* The dry signal, as late as the engine's: what is heard when the engine is not. */
#ifndef NJ_DELAY_H
#define NJ_DELAY_H

#include <stdbool.h>
#include <stdint.h>

#include "nj_segment.h"

typedef struct nj_delay {
  float *ring[NJ_MAX_CHANNELS];
  uint32_t mask;
  uint32_t frames; /* of the delay */
  uint64_t written;
} nj_delay;

/* Room for blocks of max_block frames. All is silent. [main] False if memory is out. */
bool nj_delay_open(nj_delay *delay, uint32_t frames, uint32_t max_block);
void nj_delay_close(nj_delay *delay);
void nj_delay_clear(nj_delay *delay);
/* Takes a block of each channel in and gives the block of so many frames before. [audio] */
void nj_delay_run(nj_delay *delay, float *const *in, float *const *out, uint32_t channels, uint32_t frames);

#endif
