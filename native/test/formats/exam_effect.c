/* Parameters, bypass and states of the denoiser, which the test engine makes a gain of limit / 100. */
#include <stdlib.h>
#include <string.h>

#include "exam.h"
#include "platform.h"

#define FADE_FRAMES 240u

static void parameters_change_at_their_frame(const format_door *door) {
  exam_begin(door);
  exam_play_on(door, 4);
  const nj_event both[] = {parameter_at(77, LIMIT, 50), parameter_at(200, LIMIT, 25)};
  exam_play(door, both, door->exact_parameters ? 2 : 1);
  exam_play_on(door, 12);
  uint32_t latency = door->latency();
  uint32_t block = latency + 4 * DOOR_FRAMES;
  check_gain(door, 0, block + (door->exact_parameters ? 77 : 0), 1);
  if (door->exact_parameters) {
    check_gain(door, block + 77, block + 200, 0.5f);
    check_gain(door, block + 200, 17 * DOOR_FRAMES, 0.25f);
  } else {
    check_gain(door, block, 17 * DOOR_FRAMES, 0.5f);
  }
  door->deactivate();
}

static void bypass_keeps_the_latency(const format_door *door) {
  exam_begin(door);
  const nj_event half = parameter_at(0, LIMIT, 50);
  const nj_event on = parameter_at(0, BYPASS, 1);
  const nj_event off = parameter_at(0, BYPASS, 0);
  uint32_t latency = door->latency();
  exam_play(door, &half, 1);
  exam_play_on(door, 9);
  exam_play(door, &on, 1);
  exam_play_on(door, 5);
  CHECK(door->latency() == latency);
  exam_play(door, &off, 1);
  exam_play_on(door, 3);
  check_gain(door, 0, 10 * DOOR_FRAMES, 0.5f);
  check_gain(door, 10 * DOOR_FRAMES + FADE_FRAMES, 16 * DOOR_FRAMES, 1);
  check_gain(door, 16 * DOOR_FRAMES + FADE_FRAMES, 20 * DOOR_FRAMES, 0.5f);
  CHECK(door->latency() == latency);
  door->deactivate();
}

static void another_length_of_blocks_is_followed(const format_door *door) {
  const nj_event half = parameter_at(0, LIMIT, 50);
  exam_begin(door);
  uint32_t usual = door->latency();
  exam_play(door, &half, 1);
  exam_play_on(door, 2);
  exam_resize(door, 2 * DOOR_FRAMES);
  CHECK(door->latency() == usual + 2 * DOOR_FRAMES);
  exam_play_on(door, 12);
  check_gain(door, 0, 12 * DOOR_FRAMES, 0.5f);
  door->resize(DOOR_FRAMES);
  CHECK(door->latency() == usual);
  door->deactivate();
}

static void one_channel_and_two_floats_and_doubles_are_the_same(const format_door *door) {
  for (uint32_t channels = 1; channels <= 2; channels++) {
    for (int doubles = 0; doubles < 2; doubles++) {
      const nj_event half = parameter_at(0, LIMIT, 50);
      if (!exam_shape(door, channels, doubles)) {
        CHECK(door->tail == NULL); /* LV2 */
        continue;
      }
      exam_begin(door);
      exam_play(door, &half, 1);
      exam_play_on(door, 11);
      CHECK(door->latency() < 10 * DOOR_FRAMES);
      check_gain(door, 0, 12 * DOOR_FRAMES, 0.5f);
      door->deactivate();
    }
  }
  CHECK(exam_shape(door, 2, false));
}

static void the_tail_is_a_quarter_of_a_second(const format_door *door) {
  exam_begin(door);
  CHECK(door->tail == NULL || door->tail() == DOOR_RATE_HZ / 4);
  door->deactivate();
}

static void states_come_back(const format_door *door, const char *path) {
  char state[DOOR_STATE_BYTES];
  const nj_event quarter = parameter_at(0, LIMIT, 25);
  const nj_event full = parameter_at(0, LIMIT, 100);
  exam_begin(door);
  exam_play(door, &quarter, 1);
  size_t size = door->save(state);
  exam_play(door, &full, 1);
  CHECK(door->load(state, size));
  exam_play_on(door, 3);
  CHECK(!door->load("garbage", 7));
  exam_play_on(door, 10);
  uint32_t latency = door->latency();
  check_gain(door, latency, latency + DOOR_FRAMES, 0.25f);
  check_gain(door, latency + DOOR_FRAMES, latency + 2 * DOOR_FRAMES, 1);
  check_gain(door, latency + 2 * DOOR_FRAMES, 15 * DOOR_FRAMES, 0.25f);
  door->deactivate();
  door->close();
  /* As a DAW does that opens a song: the state comes before the first sound. */
  door->open(path, DENOISER);
  CHECK(door->load(state, size));
  exam_begin(door);
  exam_play_on(door, 12);
  check_gain(door, 0, 12 * DOOR_FRAMES, 0.25f);
  door->deactivate();
}

static void another_latency_is_told(const format_door *door, const char *path) {
  enum { NATURAL_FRAMES = 3000 };
  use_engine("--natural 3000");
  door->open(path, DENOISER);
  const nj_event half = parameter_at(0, LIMIT, 50);
  exam_begin(door);
  uint32_t usual = door->latency();
  CHECK(usual < 2 * DOOR_FRAMES + NATURAL_FRAMES);
  exam_play(door, &half, 1);
  uint32_t told = 0;
  bool logged = false;
  for (int tries = 0; tries < 2000 && !(door->asks_for_latency ? told > 0 : logged); tries++) {
    nj_sleep_ms(10);
    told = door->idle();
    logged = door->logged()[0] != '\0';
  }
  CHECK(door->asks_for_latency ? told == 1 : logged);
  CHECK(door->latency() == usual);
  exam_play_on(door, 10);
  check_gain(door, 0, 11 * DOOR_FRAMES, 1);
  door->deactivate();
  exam_begin(door);
  CHECK(door->latency() == 2 * DOOR_FRAMES + NATURAL_FRAMES);
  exam_play_on(door, 20);
  check_gain(door, 0, 20 * DOOR_FRAMES, 0.5f);
  door->deactivate();
  door->close();
}

static void the_log_says_what_is_wrong(const format_door *door, const char *path) {
  use_engine("");
  unsetenv("NIGHTJAR_ENGINE_COMMAND");
  door->open(path, DENOISER);
  exam_begin(door);
  for (int tries = 0; tries < 2000 && door->logs && !door->logged()[0]; tries++) {
    nj_sleep_ms(10);
    door->idle();
  }
  CHECK(!door->logs || strstr(door->logged(), "nightjar.jar"));
  exam_play_on(door, 10);
  check_gain(door, 0, 10 * DOOR_FRAMES, 1);
  door->deactivate();
  door->close();
}

void exam_effect(const format_door *door, const char *path) {
  use_engine("--natural 300");
  door->open(path, DENOISER);
  parameters_change_at_their_frame(door);
  bypass_keeps_the_latency(door);
  another_length_of_blocks_is_followed(door);
  one_channel_and_two_floats_and_doubles_are_the_same(door);
  the_tail_is_a_quarter_of_a_second(door);
  states_come_back(door, path);
  door->close();
  another_latency_is_told(door, path);
  the_log_says_what_is_wrong(door, path);
}
