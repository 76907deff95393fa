/*
 * Goes between the engine's sound (wet) and the delayed input (dry) without a click: fades where both are
 * there; where the wet ends without notice, the jump is added to the dry and dies away. Once a fade has
 * ended, samples pass exactly.
 */
#ifndef NJ_BLEND_H
#define NJ_BLEND_H

#include <stdbool.h>
#include <stdint.h>

#include "nj_segment.h"

typedef struct nj_blend {
  uint32_t fade;      /* frames of a whole fade */
  uint32_t wet;       /* 0 dry to fade wet */
  uint32_t jump_left; /* frames until the jump has died away */
  float jump[NJ_MAX_CHANNELS];
  float last_out[NJ_MAX_CHANNELS];
  float last_dry[NJ_MAX_CHANNELS];
} nj_blend;

/* Dry, after silence. */
void nj_blend_open(nj_blend *blend, uint32_t fade_frames);
/* From here on wet, at once: for when all that was heard before is silence. [audio] */
void nj_blend_begin_wet(nj_blend *blend);
/* wet may be NULL: it isn't there. Else to_wet says which of the two to go towards. [audio] */
void nj_blend_run(nj_blend *blend, const float *const *wet, bool to_wet, const float *const *dry,
                  float *const *out, uint32_t channels, uint32_t frames);

#endif
