/*
 * Frames that the engine's own plug-ins need at a sample rate, the way there and back not counted. They are
 * announced before there is an engine, so they are known here; a test of the engine's compares.
 */
#ifndef NJ_LATENCY_H
#define NJ_LATENCY_H

#include <math.h>
#include <stdint.h>

/* The model's own time, and filters that reach as far at the lower of the two rates, the model's or this. */
static inline uint32_t nj_denoiser_frames(uint32_t rate_hz) {
  double filters_at_model_rate = ceil(0.022 * rate_hz);
  double filters_at_this_rate = ceil(0.016 * rate_hz) + 66;
  return (uint32_t)fmax(filters_at_model_rate, filters_at_this_rate);
}

#define NJ_LISTED_RATE_HZ 48000u

/* What a plug-in of the user's folder needed where it was tried out; the most of frames and of seconds. */
static inline uint32_t nj_listed_frames(uint32_t listed_frames, uint32_t rate_hz) {
  return (uint32_t)fmax(listed_frames, ceil((double)listed_frames * rate_hz / NJ_LISTED_RATE_HZ));
}

/* Two of the synth's chunks at least. */
static inline uint32_t nj_instrument_frames(uint32_t rate_hz) {
  return (uint32_t)fmax(64, ceil(0.012 * rate_hz));
}

#endif
