/* Real time: latency, exactness, events, bypass, engines that come late. */
#include <math.h>
#include <string.h>

#include "check.h"
#include "engine_at_hand.h"
#include "platform.h"

#define BLOCK 256u

static float in_block[2][8192], out_block[2][8192];
static float *const in[] = {in_block[0], in_block[1]};
static float *const out[] = {out_block[0], out_block[1]};

static void run(nj_instance *instance, uint32_t channels, uint64_t start, uint32_t frames) {
  fill_signal(in, channels, start, frames);
  nj_process(instance, (const float *const *)in, out, channels, frames, NULL, 0);
}

static const char denoiser[] = "dev.nightjar.denoiser";

/* The test engine multiplies by limit / 100. */
static void the_engines_sound_is_exact_after_the_latency(void) {
  bool punctual = false;
  for (int attempt = 0; attempt < 10 && !punctual; attempt++) {
    use_engine("--natural 100");
    nj_instance *instance = active_instance(denoiser, BLOCK, 2);
    nj_set(instance, 0, 50);
    CHECK(becomes_ready(instance, 20000));
    const uint32_t latency = nj_latency(instance);
    CHECK_EQUAL(latency, 2 * BLOCK + 1056);
    bool exact = true;
    for (uint64_t start = 0; start < 100 * BLOCK; start += BLOCK) {
      run(instance, 2, start, BLOCK);
      for (uint32_t i = 0; i < BLOCK; i++) {
        for (uint32_t c = 0; c < 2; c++) {
          float expected = start + i < latency ? 0 : signal_at(c, start + i - latency) * 0.5f;
          exact = exact && out[c][i] == expected;
        }
      }
      nj_sleep_ms(3);
    }
    punctual = nj_late_frames(instance) == 0;
    CHECK(exact || !punctual);
    nj_destroy(instance);
  }
  CHECK(punctual);
}

static void without_an_engine_the_input_comes_out_late_and_unchanged(void) {
  use_engine("--start-ms 60000");
  nj_instance *instance = active_instance(denoiser, BLOCK, 2);
  const uint32_t latency = nj_latency(instance);
  uint32_t frames = 1;
  uint64_t start = 0;
  for (int i = 0; i < 200; i++) {
    run(instance, 2, start, frames);
    for (uint32_t k = 0; k < frames; k++) {
      CHECK_EQUAL(out[1][k], start + k < latency ? 0 : signal_at(1, start + k - latency));
    }
    start += frames;
    frames = (frames * 7 + 3) % 1500;
  }
  CHECK_EQUAL(nj_late_frames(instance), start - latency);
  nj_destroy(instance);
}

static void an_instrument_without_an_engine_is_silent(void) {
  use_engine("--start-ms 60000");
  nj_instance *instance = active_instance("dev.nightjar.sing", BLOCK, 2);
  out[0][0] = 1;
  CHECK(nj_process(instance, NULL, out, 2, BLOCK, NULL, 0));
  CHECK_EQUAL(out[0][0], 0);
  nj_destroy(instance);
}

static void in_place_doubles_and_mono_do_as_well(void) {
  use_engine("--start-ms 60000");
  nj_instance *instance = active_instance(denoiser, 64, 1);
  const uint32_t latency = nj_latency(instance);
  double block[1000];
  double *const both[] = {block};
  for (uint64_t start = 0; start < 5000; start += 1000) {
    for (uint32_t i = 0; i < 1000; i++) {
      block[i] = signal_at(0, start + i);
    }
    nj_process_double(instance, (const double *const *)both, both, 1, 1000, NULL, 0);
    for (uint32_t i = 0; i < 1000; i++) {
      CHECK_EQUAL(block[i], start + i < latency ? 0 : signal_at(0, start + i - latency));
    }
  }
  nj_destroy(instance);
}

static void nan_infinities_and_denormals_come_out_as_silence(void) {
  use_engine("--start-ms 60000");
  nj_instance *instance = active_instance(denoiser, BLOCK, 2);
  for (int block = 0; block < 20; block++) {
    for (uint32_t i = 0; i < BLOCK; i++) {
      in[0][i] = i % 2 ? NAN : INFINITY;
      in[1][i] = 1e-41f;
    }
    CHECK(nj_process(instance, (const float *const *)in, out, 2, BLOCK, NULL, 0));
  }
  nj_destroy(instance);
}

static void a_bypass_event_fades_to_the_dry_signal_at_its_frame(void) {
  use_engine("");
  nj_instance *instance = active_instance(denoiser, BLOCK, 1);
  nj_set(instance, 0, 0);
  CHECK(becomes_ready(instance, 20000));
  nj_event on = {.frame = 100, .type = NJ_PARAMETER, .data = 3, .value = 1};
  const uint32_t latency = nj_latency(instance);
  for (uint64_t start = 0; start < 60 * BLOCK; start += BLOCK) {
    fill_signal(in, 1, start, BLOCK);
    bool now = start == 40 * BLOCK;
    nj_process(instance, (const float *const *)in, out, 1, BLOCK, &on, now ? 1 : 0);
    for (uint32_t i = 0; i < BLOCK; i++) {
      if (start + i > 40 * BLOCK + 100 + 480) {
        CHECK_EQUAL(out[0][i], signal_at(0, start + i - latency));
      }
    }
    nj_sleep_ms(2);
  }
  CHECK_EQUAL(nj_get(instance, 3), 1);
  nj_destroy(instance);
}

static void an_engine_that_comes_during_play_fades_in(void) {
  use_engine("--start-ms 300");
  nj_instance *instance = active_instance(denoiser, BLOCK, 1);
  nj_set(instance, 0, 50);
  bool wet = false;
  float last = 0;
  for (uint32_t block = 0; block < 3000 && !wet; block++) {
    for (uint32_t i = 0; i < BLOCK; i++) {
      in[0][i] = 0.5f;
    }
    nj_process(instance, (const float *const *)in, out, 1, BLOCK, NULL, 0);
    for (uint32_t i = 0; i < BLOCK; i++) {
      CHECK(block * BLOCK + i <= nj_latency(instance) || fabsf(out[0][i] - last) < 0.01f);
      last = out[0][i];
    }
    wet = last == 0.25f;
    nj_sleep_ms(2);
  }
  CHECK(wet);
  nj_destroy(instance);
}

static void a_reset_is_followed_by_silence_for_the_latency(void) {
  use_engine("");
  nj_instance *instance = ready_instance(denoiser, BLOCK, 1);
  uint64_t start = 0;
  for (; start < 40 * BLOCK; start += BLOCK) {
    run(instance, 1, start, BLOCK);
    nj_sleep_ms(2);
  }
  nj_reset(instance);
  const uint64_t since = start;
  for (; start < since + 20 * BLOCK; start += BLOCK) {
    run(instance, 1, start, BLOCK);
    for (uint32_t i = 0; i < BLOCK; i++) {
      uint64_t at = start + i - since;
      CHECK_EQUAL(out[0][i], at < nj_latency(instance) ? 0 : signal_at(0, start + i - nj_latency(instance)));
    }
    nj_sleep_ms(2);
  }
  nj_destroy(instance);
}

static _Atomic int latency_changes;

static void count_change(void *context) {
  (void)context;
  latency_changes++;
}

static void an_engine_that_needs_more_latency_gets_it_at_the_next_activation(void) {
  use_engine("--natural 1200");
  nj_instance *instance = nj_create(nj_plugin_at(0), (nj_listener){.latency_changed = count_change});
  CHECK(nj_activate(instance, 48000, BLOCK, BLOCK, 1));
  CHECK_EQUAL(nj_latency(instance), 2 * BLOCK + 1056);
  for (int i = 0; i < 5000 && latency_changes == 0; i++) {
    nj_sleep_ms(1);
  }
  CHECK_EQUAL(latency_changes, 1);
  nj_deactivate(instance);
  CHECK(nj_activate(instance, 48000, BLOCK, BLOCK, 1));
  CHECK_EQUAL(nj_latency(instance), 2 * BLOCK + 1200);
  CHECK(becomes_ready(instance, 5000));
  CHECK_EQUAL(latency_changes, 1);
  nj_destroy(instance);
}

int main(void) {
  RUN(the_engines_sound_is_exact_after_the_latency);
  RUN(without_an_engine_the_input_comes_out_late_and_unchanged);
  RUN(an_instrument_without_an_engine_is_silent);
  RUN(in_place_doubles_and_mono_do_as_well);
  RUN(nan_infinities_and_denormals_come_out_as_silence);
  RUN(a_bypass_event_fades_to_the_dry_signal_at_its_frame);
  RUN(an_engine_that_comes_during_play_fades_in);
  RUN(a_reset_is_followed_by_silence_for_the_latency);
  RUN(an_engine_that_needs_more_latency_gets_it_at_the_next_activation);
  return 0;
}
