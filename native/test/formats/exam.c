#include "exam.h"

#include <math.h>

static struct {
  uint32_t channels, frames;
  float out[2][EXAM_BLOCKS * DOOR_FRAMES];
} now = {.channels = 2};

bool exam_shape(const format_door *door, uint32_t channels, bool doubles) {
  now.channels = channels;
  return door->shape(channels, doubles);
}

void exam_begin(const format_door *door) {
  now.frames = 0;
  door->activate();
}

void exam_resize(const format_door *door, uint32_t frames) {
  now.frames = 0;
  door->resize(frames);
}

void exam_play(const format_door *door, const nj_event *events, uint32_t count) {
  float sound[2][DOOR_FRAMES];
  float *in[] = {sound[0], sound[1]};
  float *out[] = {now.out[0] + now.frames, now.out[1] + now.frames};
  CHECK(now.frames + DOOR_FRAMES <= EXAM_BLOCKS * DOOR_FRAMES);
  fill_signal(in, now.channels, now.frames, DOOR_FRAMES);
  door->process(in, out, events, count);
  now.frames += DOOR_FRAMES;
}

void exam_play_on(const format_door *door, uint32_t blocks) {
  for (uint32_t i = 0; i < blocks; i++) {
    exam_play(door, NULL, 0);
  }
}

nj_event parameter_at(uint32_t frame, uint32_t parameter, double value) {
  return (nj_event){.frame = frame,
                    .type = NJ_PARAMETER,
                    .channel = -1,
                    .note_id = -1,
                    .value = value,
                    .data = parameter,
                    .key = -1};
}

nj_event midi_at(uint32_t frame, uint32_t data) {
  return (nj_event){.frame = frame,
                    .type = NJ_MIDI,
                    .channel = (int16_t)(data & 15),
                    .note_id = -1,
                    .data = data,
                    .key = -1};
}

nj_event note_at(const format_door *door, uint32_t frame, bool on, int16_t key, uint32_t velocity) {
  if (!door->note_events) {
    return midi_at(frame, (on ? 0x90u : 0x80u) | (uint32_t)key << 8 | velocity << 16);
  }
  return (nj_event){.frame = frame,
                    .type = on ? NJ_NOTE_ON : NJ_NOTE_OFF,
                    .channel = 0,
                    .note_id = 5,
                    .value = velocity / 127.0,
                    .key = key};
}

void check_gain(const format_door *door, uint32_t from, uint32_t to, float gain) {
  const uint32_t latency = door->latency();
  CHECK(to <= now.frames && from < to);
  for (uint32_t i = from; i < to; i++) {
    for (uint32_t c = 0; c < now.channels; c++) {
      float expected = i < latency ? 0 : gain * signal_at(c, i - latency);
      if (now.out[c][i] != expected) {
        fprintf(stderr, "%s: frame %u of channel %u is %.9g, not %.9g\n", door->format, i, c,
                (double)now.out[c][i], (double)expected);
        exit(1);
      }
    }
  }
}

void check_value(uint32_t channel, uint32_t from, uint32_t to, double value, double tolerance) {
  CHECK(to <= now.frames && from < to);
  for (uint32_t i = from; i < to; i++) {
    if (!(fabs((double)now.out[channel][i] - value) <= tolerance)) {
      fprintf(stderr, "frame %u of channel %u is %.9g, not %.9g\n", i, channel, (double)now.out[channel][i],
              value);
      exit(1);
    }
  }
}
