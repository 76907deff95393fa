#include "sound.h"

#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "platform.h"

static float *ring(test_sound *sound, uint32_t offset, uint32_t channel) {
  uint8_t *at = (uint8_t *)sound->segment + offset;
  return (float *)(void *)at + (size_t)channel * sound->segment->format.ring_frames;
}

static void apply(test_sound *sound, const nj_event *event) {
  switch (event->type) {
  case NJ_NOTE_ON:
    sound->held_key = event->key;
    sound->velocity = event->value;
    break;
  case NJ_NOTE_OFF:
  case NJ_NOTE_CHOKE:
    sound->held_key = -1;
    break;
  case NJ_NOTE_EXPRESSION:
    sound->heard = event->data + 1 + event->value / 1000;
    break;
  case NJ_MIDI:
    if ((event->data & 0xf0) == 0x90 && event->data >> 16) {
      sound->held_key = (int)(event->data >> 8 & 0x7f);
      sound->velocity = (event->data >> 16 & 0x7f) / 127.0;
    } else if ((event->data & 0xf0) == 0x80 || (event->data & 0xf0) == 0x90) {
      sound->held_key = -1;
    } else {
      sound->heard = -(double)event->data;
    }
    break;
  case NJ_PARAMETER:
    sound->values[event->data & (NJ_MAX_PARAMETERS - 1)] = event->value;
    break;
  default:
    break;
  }
}

static void apply_until(test_sound *sound, uint64_t frame) {
  nj_segment *segment = sound->segment;
  const nj_event *events =
      (const nj_event *)(const void *)((uint8_t *)segment + segment->format.event_offset);
  uint64_t written = atomic_load(&segment->plugin.events_written);
  while (sound->events < written && events[sound->events % segment->format.event_slots].frame <= frame) {
    apply(sound, &events[sound->events % segment->format.event_slots]);
    sound->events++;
  }
  atomic_store(&segment->engine.events_read, sound->events);
}

static void read_values(test_sound *sound) {
  for (uint32_t i = 0; i < sound->segment->format.parameter_count; i++) {
    uint64_t bits = atomic_load(&sound->segment->values[i]);
    memcpy(&sound->values[i], &bits, sizeof bits);
  }
}

static float sample_of(test_sound *sound, uint32_t channel, uint64_t frame) {
  const nj_format *format = &sound->segment->format;
  if (format->kind == NJ_INSTRUMENT && channel == 1 && sound->heard != 0) {
    return (float)sound->heard;
  }
  if (format->kind == NJ_INSTRUMENT) {
    return sound->held_key < 0 ? 0 : (float)(sound->velocity * (sound->held_key + 1) / 128);
  }
  float gain = format->parameter_count > 0 ? (float)(sound->values[0] / 100) : -1;
  gain *= (float)atomic_load(&sound->data_share) / 100;
  return ring(sound, format->input_offset, channel)[frame & (format->ring_frames - 1)] * gain;
}

/* The output up to position end, which comes from input that is there. */
static void render(test_sound *sound, uint64_t end) {
  const nj_format *format = &sound->segment->format;
  for (; sound->next < end; sound->next++) {
    bool before = sound->next < format->latency_frames;
    uint64_t frame = sound->next - format->latency_frames;
    if (!before && frame == sound->reset_at) {
      sound->held_key = -1;
    }
    if (!before) {
      apply_until(sound, frame);
    }
    for (uint32_t c = 0; c < format->output_channels; c++) {
      float sample = before ? 0 : sample_of(sound, c, frame);
      if (sound->faulted && sound->settings->fault == NAN_OUT) {
        sample = sound->next % 3 == 0 ? NAN : sound->next % 3 == 1 ? -INFINITY : 1e-40f;
      }
      ring(sound, format->output_offset, c)[sound->next & (format->ring_frames - 1)] = sample;
    }
  }
}

static void garble(test_sound *sound) {
  nj_engine_side *engine = &sound->segment->engine;
  atomic_store(&engine->output_frames, UINT64_MAX / 2);
  atomic_store(&engine->output_valid_from, UINT64_MAX / 4);
  atomic_store(&engine->input_read, UINT64_MAX);
  atomic_store(&engine->events_read, UINT64_MAX);
  memset(&sound->segment->format, 0xff, sizeof sound->segment->format);
  while (!atomic_load(&sound->stopping)) {
    nj_sleep_ms(5);
  }
}

/* A crash happens once: the next engine finds this file. */
static bool first_time(const test_sound *sound) {
  char path[NJ_PATH];
  snprintf(path, sizeof path, "%s/faulted", sound->settings->folder);
  int file = open(path, O_CREAT | O_EXCL | O_WRONLY, 0600);
  if (file != -1) {
    close(file);
  }
  return file != -1;
}

static void fault(test_sound *sound) {
  sound->faulted = true;
  enum fault kind = sound->settings->fault;
  if (kind == NAN_OUT || !first_time(sound)) {
    return;
  }
  switch (kind) {
  case LATE:
    nj_sleep_ms(300);
    break;
  case BUSY:
    nj_sleep_ms(4000);
    break;
  case HUNG:
    while (!atomic_load(&sound->stopping)) {
      nj_sleep_ms(5);
    }
    break;
  case FROZEN:
    raise(SIGSTOP);
    break;
  case CRASH:
    raise(SIGKILL);
    break;
  case GARBAGE:
    garble(sound);
    break;
  default:
    break;
  }
}

static void publish(test_sound *sound) {
  nj_segment *segment = sound->segment;
  atomic_store(&segment->engine.output_frames, sound->next);
  atomic_fetch_add(&segment->engine.done, 1);
  if (atomic_load(&segment->plugin.offline)) {
    nj_word_wake(&segment->engine.done);
  }
}

static void step(test_sound *sound) {
  nj_segment *segment = sound->segment;
  uint64_t input = atomic_load(&segment->plugin.input_frames);
  uint32_t reset = atomic_load(&segment->plugin.reset);
  uint32_t snapshot = atomic_load(&segment->plugin.snapshot);
  if (snapshot != sound->seen_snapshot) {
    sound->seen_snapshot = snapshot;
    read_values(sound);
  }
  if (reset != sound->seen_reset) {
    sound->seen_reset = reset;
    sound->reset_at = atomic_load(&segment->plugin.reset_frame);
  }
  if (sound->settings->fault != NO_FAULT && !sound->faulted && input >= sound->settings->fault_after_frames) {
    fault(sound);
    input = atomic_load(&segment->plugin.input_frames);
  }
  uint64_t read = atomic_load(&segment->plugin.output_read);
  if (sound->next < read) {
    sound->next = read;
    atomic_store(&segment->engine.output_valid_from, read);
  }
  uint64_t ahead = input + segment->format.latency_frames;
  if (ahead > sound->next + sound->settings->natural_frames) {
    render(sound, ahead - sound->settings->natural_frames);
    publish(sound);
  }
  atomic_store(&segment->engine.input_read, input);
}

void sound_run(test_sound *sound) {
  nj_segment *segment = sound->segment;
  read_values(sound);
  sound->held_key = -1;
  sound->reset_at = UINT64_MAX;
  while (!atomic_load(&sound->stopping)) {
    uint32_t seen = atomic_load(&segment->plugin.wake);
    step(sound);
    atomic_store(&segment->engine.idle, 1);
    if (atomic_load(&segment->plugin.wake) == seen) {
      nj_word_wait(&segment->plugin.wake, seen, 100);
    }
    atomic_store(&segment->engine.idle, 0);
    atomic_fetch_add(&segment->engine.heartbeat, 1);
  }
}
