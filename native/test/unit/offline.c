/* Offline: every frame is the engine's, from the first, whatever the blocks. */
#include <string.h>

#include "check.h"
#include "engine_at_hand.h"
#include "platform.h"

static float in_block[2][20000], out_block[2][20000];
static float *const in[] = {in_block[0], in_block[1]};
static float *const out[] = {out_block[0], out_block[1]};

static void expect_wet(nj_instance *instance, uint64_t frames_in_all, uint32_t most, float gain) {
  const uint32_t latency = nj_latency(instance);
  uint32_t frames = 1;
  for (uint64_t start = 0; start < frames_in_all; start += frames) {
    frames = (frames * 13 + 5) % most + 1;
    fill_signal(in, 2, start, frames);
    nj_process(instance, (const float *const *)in, out, 2, frames, NULL, 0);
    for (uint32_t i = 0; i < frames; i++) {
      for (uint32_t c = 0; c < 2; c++) {
        CHECK_EQUAL(out[c][i], start + i < latency ? 0 : signal_at(c, start + i - latency) * gain);
      }
    }
  }
  CHECK_EQUAL(nj_late_frames(instance), 0);
}

static void the_first_block_waits_for_an_engine_that_starts(void) {
  use_engine("--natural 500 --start-ms 400");
  nj_instance *instance = active_instance("dev.nightjar.denoiser", 128, 2);
  nj_set_offline(instance, true);
  nj_set(instance, 0, 50);
  expect_wet(instance, 50000, 128, 0.5f);
  nj_destroy(instance);
}

static void blocks_larger_than_announced_are_handled_in_pieces(void) {
  use_engine("--natural 1056");
  nj_instance *instance = active_instance("dev.nightjar.denoiser", 64, 2);
  nj_set_offline(instance, true);
  nj_set(instance, 0, 25);
  expect_wet(instance, 200000, 20000, 0.25f);
  nj_destroy(instance);
}

static void every_activation_begins_anew(void) {
  use_engine("");
  nj_instance *instance = active_instance("dev.nightjar.denoiser", 64, 2);
  nj_set_offline(instance, true);
  for (uint32_t block = 32; block <= 2048; block *= 4) {
    CHECK(nj_activate(instance, 44100, block, block, 2));
    expect_wet(instance, 10000, block, 1);
  }
  nj_destroy(instance);
}

static void parameters_and_notes_take_effect_at_their_frames(void) {
  use_engine("--natural 7");
  nj_instance *instance = active_instance("dev.nightjar.sing", 128, 2);
  nj_set_offline(instance, true);
  const uint32_t latency = nj_latency(instance);
  float all[20 * 100];
  for (uint32_t block = 0; block < 20; block++) {
    nj_event events[] = {
        {.frame = 17, .type = NJ_NOTE_ON, .channel = 0, .key = 63, .note_id = 5, .value = 0.5},
        {.frame = 61, .type = NJ_NOTE_OFF, .channel = 0, .key = 63, .note_id = 5}};
    nj_process(instance, NULL, out, 2, 100, events, block == 3 ? 2 : 0);
    memcpy(all + block * 100, out[0], 100 * sizeof(float));
  }
  for (uint32_t i = 0; i < 20 * 100; i++) {
    bool held = i >= 317 + latency && i < 361 + latency;
    CHECK_EQUAL(all[i], held ? 0.25f : 0);
  }
  nj_destroy(instance);
}

static void automation_is_exact_to_the_sample(void) {
  use_engine("");
  nj_instance *instance = active_instance("dev.nightjar.denoiser", 128, 1);
  nj_set_offline(instance, true);
  const uint32_t latency = nj_latency(instance);
  for (uint64_t start = 0; start < 10000; start += 100) {
    nj_event event = {.frame = 33, .type = NJ_PARAMETER, .data = 0, .value = 30};
    fill_signal(in, 1, start, 100);
    nj_process(instance, (const float *const *)in, out, 1, 100, &event, start == 2000 ? 1 : 0);
    for (uint32_t i = 0; i < 100; i++) {
      uint64_t from = start + i - latency;
      float gain = from < 2033 ? 1 : 0.3f;
      CHECK_EQUAL(out[0][i], start + i < latency ? 0 : signal_at(0, from) * gain);
    }
  }
  nj_destroy(instance);
}

static void a_reset_ends_notes_and_forgets_their_sound(void) {
  use_engine("--natural 7");
  nj_instance *instance = active_instance("dev.nightjar.sing", 128, 2);
  nj_set_offline(instance, true);
  const uint32_t latency = nj_latency(instance);
  for (uint32_t block = 0; block < 40; block++) {
    nj_event on = {.frame = 0, .type = NJ_NOTE_ON, .channel = 0, .key = 63, .note_id = 5, .value = 0.5};
    if (block == 20) {
      nj_reset(instance);
    }
    nj_process(instance, NULL, out, 2, 100, &on, block == 0 || block == 30 ? 1 : 0);
    for (uint32_t i = 0; i < 100; i++) {
      uint32_t at = block * 100 + i;
      bool first = at >= latency && at < 2000;
      bool second = at >= 3000 + latency;
      CHECK_EQUAL(out[0][i], first || second ? 0.25f : 0);
    }
  }
  CHECK_EQUAL(nj_late_frames(instance), 0);
  nj_destroy(instance);
}

static void an_engine_that_takes_long_for_a_block_is_waited_for(void) {
  use_engine("--natural 500 --fault busy --after 20000");
  nj_instance *instance = active_instance("dev.nightjar.denoiser", 128, 2);
  nj_set_offline(instance, true);
  nj_set(instance, 0, 50);
  expect_wet(instance, 50000, 128, 0.5f);
  nj_destroy(instance);
}

static void an_engine_that_refuses_is_not_waited_for(void) {
  use_engine("--fault refuse");
  nj_instance *instance = active_instance("dev.nightjar.denoiser", 128, 1);
  nj_set_offline(instance, true);
  uint64_t begin_ns = nj_now_ns();
  for (uint64_t start = 0; start < 12800; start += 128) {
    fill_signal(in, 1, start, 128);
    nj_process(instance, (const float *const *)in, out, 1, 128, NULL, 0);
  }
  CHECK_EQUAL(out[0][0], signal_at(0, 12800 - 128 - nj_latency(instance)));
  CHECK(nj_now_ns() - begin_ns < 9000000000u);
  CHECK(comes_to_say(instance, "There is no model for you.", 1000));
  nj_destroy(instance);
}

int main(void) {
  RUN(the_first_block_waits_for_an_engine_that_starts);
  RUN(blocks_larger_than_announced_are_handled_in_pieces);
  RUN(every_activation_begins_anew);
  RUN(parameters_and_notes_take_effect_at_their_frames);
  RUN(automation_is_exact_to_the_sample);
  RUN(a_reset_ends_notes_and_forgets_their_sound);
  RUN(an_engine_that_takes_long_for_a_block_is_waited_for);
  RUN(an_engine_that_refuses_is_not_waited_for);
  return 0;
}
