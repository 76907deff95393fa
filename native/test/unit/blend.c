/* Between wet and dry: exact at both ends, no jumps on the way. */
#include "blend.h"

#include <math.h>

#include "check.h"

#define FADE 240u
#define FRAMES 1000u

static float wet_block[FRAMES], dry_block[FRAMES], out_block[FRAMES];

static void fill(void) {
  for (uint32_t i = 0; i < FRAMES; i++) {
    wet_block[i] = 0.5f * sinf((float)i * 0.01f) + 0.3f;
    dry_block[i] = -0.4f * sinf((float)i * 0.013f);
  }
}

static void run_in_pieces(nj_blend *blend, bool there, bool to_wet, uint32_t from, uint32_t to,
                          uint32_t size) {
  for (uint32_t at = from; at < to; at += size) {
    uint32_t frames = to - at < size ? to - at : size;
    const float *w[] = {wet_block + at}, *d[] = {dry_block + at};
    float *o[] = {out_block + at};
    nj_blend_run(blend, there ? w : NULL, to_wet, d, o, 1, frames);
  }
}

static void no_jumps(float before) {
  for (uint32_t i = 0; i < FRAMES; i++) {
    CHECK(fabsf(out_block[i] - before) < 0.03f);
    before = out_block[i];
  }
}

static void wet_comes_in_without_a_jump_and_is_exact_after_the_fade(void) {
  for (uint32_t size = 1; size < 400; size = size * 3 + 1) {
    nj_blend blend;
    nj_blend_open(&blend, FADE);
    run_in_pieces(&blend, true, true, 0, FRAMES, size);
    no_jumps(dry_block[0]);
    for (uint32_t i = FADE - 1; i < FRAMES; i++) {
      CHECK_EQUAL(out_block[i], wet_block[i]);
    }
  }
}

static void wet_that_ends_at_once_leaves_no_jump_and_dry_is_exact_after_it(void) {
  nj_blend blend;
  nj_blend_open(&blend, FADE);
  nj_blend_begin_wet(&blend);
  run_in_pieces(&blend, true, true, 0, 500, 64);
  CHECK_EQUAL(out_block[0], wet_block[0]);
  run_in_pieces(&blend, false, true, 500, FRAMES, 64);
  no_jumps(wet_block[0]);
  for (uint32_t i = 500 + FADE; i < FRAMES; i++) {
    CHECK_EQUAL(out_block[i], dry_block[i]);
  }
}

static void wet_that_comes_and_goes_never_jumps(void) {
  nj_blend blend;
  nj_blend_open(&blend, FADE);
  for (uint32_t at = 0; at < FRAMES; at += 50) {
    run_in_pieces(&blend, at / 50 % 2 == 0, true, at, at + 50, 50);
  }
  no_jumps(dry_block[0]);
}

static void bypass_fades_to_exactly_dry(void) {
  nj_blend blend;
  nj_blend_open(&blend, FADE);
  nj_blend_begin_wet(&blend);
  run_in_pieces(&blend, true, false, 0, FRAMES, 37);
  no_jumps(wet_block[0]);
  for (uint32_t i = FADE; i < FRAMES; i++) {
    CHECK_EQUAL(out_block[i], dry_block[i]);
  }
}

int main(void) {
  fill();
  RUN(wet_comes_in_without_a_jump_and_is_exact_after_the_fade);
  RUN(wet_that_ends_at_once_leaves_no_jump_and_dry_is_exact_after_it);
  RUN(wet_that_comes_and_goes_never_jumps);
  RUN(bypass_fades_to_exactly_dry);
  return 0;
}
