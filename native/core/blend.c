#include "blend.h"

#include <string.h>

void nj_blend_open(nj_blend *blend, uint32_t fade_frames) {
  *blend = (nj_blend){.fade = fade_frames > 0 ? fade_frames : 1};
}

void nj_blend_begin_wet(nj_blend *blend) {
  blend->wet = blend->fade;
  blend->jump_left = 0;
}

static void end_wet(nj_blend *blend, uint32_t channels) {
  for (uint32_t c = 0; c < channels; c++) {
    blend->jump[c] = blend->last_out[c] - blend->last_dry[c];
  }
  blend->jump_left = blend->fade;
  blend->wet = 0;
}

/* The frames of a block during which something fades; the rest is copied. */
static uint32_t fading(const nj_blend *blend, bool to_wet, bool has_wet, uint32_t frames) {
  uint32_t gain = !has_wet ? 0 : to_wet ? blend->fade - blend->wet : blend->wet;
  uint32_t longest = gain > blend->jump_left ? gain : blend->jump_left;
  return longest < frames ? longest : frames;
}

void nj_blend_run(nj_blend *blend, const float *const *wet, bool to_wet, const float *const *dry,
                  float *const *out, uint32_t channels, uint32_t frames) {
  if (frames == 0) {
    return;
  }
  if (!wet && blend->wet > 0) {
    end_wet(blend, channels);
  }
  to_wet = to_wet && wet;
  uint32_t mixed = fading(blend, to_wet, wet != NULL, frames);
  const float part = 1.0f / (float)blend->fade;
  uint32_t wet_now = blend->wet;
  uint32_t left = blend->jump_left;
  for (uint32_t c = 0; c < channels; c++) {
    wet_now = blend->wet;
    left = blend->jump_left;
    for (uint32_t i = 0; i < mixed; i++) {
      float sample = dry[c][i];
      if (wet) {
        wet_now += to_wet ? wet_now < blend->fade : 0u;
        wet_now -= to_wet ? 0u : wet_now > 0;
        sample = wet_now == blend->fade ? wet[c][i] : sample + (wet[c][i] - sample) * ((float)wet_now * part);
      }
      if (left > 0) {
        left--;
        sample += blend->jump[c] * ((float)left * part);
      }
      out[c][i] = sample;
    }
    const float *rest = to_wet ? wet[c] : dry[c];
    memcpy(out[c] + mixed, rest + mixed, (frames - mixed) * sizeof(float));
    blend->last_out[c] = out[c][frames - 1];
    blend->last_dry[c] = dry[c][frames - 1];
  }
  blend->wet = wet_now;
  blend->jump_left = left;
}
