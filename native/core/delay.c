#include "delay.h"

#include <stdlib.h>
#include <string.h>

#include "ring.h"

bool nj_delay_open(nj_delay *delay, uint32_t frames, uint32_t max_block) {
  uint32_t size = nj_power_of_two(frames + max_block);
  *delay = (nj_delay){.mask = size - 1, .frames = frames};
  for (uint32_t c = 0; c < NJ_MAX_CHANNELS; c++) {
    delay->ring[c] = calloc(size, sizeof(float));
    if (!delay->ring[c]) {
      nj_delay_close(delay);
      return false;
    }
  }
  return true;
}

void nj_delay_close(nj_delay *delay) {
  for (uint32_t c = 0; c < NJ_MAX_CHANNELS; c++) {
    free(delay->ring[c]);
    delay->ring[c] = NULL;
  }
}

void nj_delay_clear(nj_delay *delay) {
  for (uint32_t c = 0; c < NJ_MAX_CHANNELS; c++) {
    memset(delay->ring[c], 0, ((size_t)delay->mask + 1) * sizeof(float));
  }
}

void nj_delay_run(nj_delay *delay, float *const *in, float *const *out, uint32_t channels, uint32_t frames) {
  for (uint32_t c = 0; c < channels; c++) {
    nj_ring_write(delay->ring[c], delay->mask, delay->written, in[c], frames);
    nj_ring_read(delay->ring[c], delay->mask, delay->written - delay->frames, out[c], frames);
  }
  delay->written += frames;
}
