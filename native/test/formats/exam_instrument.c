/* Notes, their expressions and MIDI to SING, of which the test engine makes constants; see engine/sound.h. */
#include "exam.h"

static void notes_sound_at_their_frame(const format_door *door) {
  exam_begin(door);
  const nj_event on = note_at(door, 33, true, 60, 100);
  const nj_event off = note_at(door, 200, false, 60, 0);
  exam_play_on(door, 2);
  exam_play(door, &on, 1);
  exam_play_on(door, 1);
  exam_play(door, &off, 1);
  exam_play_on(door, 8);
  uint32_t begin = door->latency() + 2 * DOOR_FRAMES + 33;
  uint32_t end = door->latency() + 4 * DOOR_FRAMES + 200;
  check_value(0, 0, begin, 0, 0);
  check_value(0, begin, end, (double)(float)(100 / 127.0 * 61 / 128), 0);
  check_value(0, end, 13 * DOOR_FRAMES, 0, 0);
  door->deactivate();
}

/* Of one note, by the format's own events. */
static void expressions_arrive_at_their_frame(const format_door *door) {
  static const double values[] = {2, 0.25, -1.5, 0.5, 0.75, 0.625, 100 / 127.0};
  exam_begin(door);
  const nj_event on = note_at(door, 0, true, 60, 100);
  exam_play(door, &on, 1);
  for (uint32_t kind = 0; kind <= NJ_PRESSURE; kind++) {
    nj_event event = {.frame = 10 * kind + 1,
                      .type = NJ_NOTE_EXPRESSION,
                      .channel = 0,
                      .note_id = 5,
                      .value = values[kind],
                      .data = kind,
                      .key = 60};
    exam_play(door, &event, 1);
  }
  exam_play_on(door, 10);
  for (uint32_t kind = 0; kind <= NJ_PRESSURE; kind++) {
    uint32_t from = door->latency() + (kind + 1) * DOOR_FRAMES + 10 * kind + 1;
    uint32_t to = kind == NJ_PRESSURE ? from + DOOR_FRAMES : from + DOOR_FRAMES + 10;
    check_value(1, from, to, kind + 1 + values[kind] / 1000, 1e-6);
    check_value(0, from, to, (double)(float)(100 / 127.0 * 61 / 128), 0);
  }
  door->deactivate();
}

/* As a keyboard of MPE sends them: bend, timbre and pressure, each on a channel of a note. */
static void channels_are_kept_apart(const format_door *door) {
  const nj_event all[] = {midi_at(5, 0xe1u | 0x12u << 8 | 0x45u << 16),
                          midi_at(6, 0xb2u | 74u << 8 | 99u << 16), midi_at(250, 0xd3u | 77u << 8)};
  exam_begin(door);
  exam_play_on(door, 1);
  exam_play(door, all, 3);
  exam_play_on(door, 10);
  uint32_t block = door->latency() + DOOR_FRAMES;
  check_value(1, 0, block + 5, 0, 0);
  check_value(1, block + 5, block + 6, -(double)all[0].data, 0);
  check_value(1, block + 6, block + 250, -(double)all[1].data, 0);
  check_value(1, block + 250, block + DOOR_FRAMES, -(double)all[2].data, 0);
  door->deactivate();
}

static void the_tail_is_eight_seconds(const format_door *door) {
  exam_begin(door);
  CHECK(door->tail == NULL || door->tail() == 8 * DOOR_RATE_HZ);
  door->deactivate();
}

void exam_instrument(const format_door *door, const char *path) {
  use_engine("--natural 300");
  door->open(path, SING);
  notes_sound_at_their_frame(door);
  if (door->note_events) {
    expressions_arrive_at_their_frame(door);
  }
  channels_are_kept_apart(door);
  the_tail_is_eight_seconds(door);
  door->close();
}
