/* The audio thread's side: events are gathered for the block that follows them. */
#include <string.h>

#include "platform.h"
#include "vst2_plugin.h"

/* Hosts send events sorted, but some send them in several calls. */
static void insert_event(nj_vst2 *self, nj_event event) {
  if (self->event_count == NJ_VST2_EVENTS) {
    return;
  }
  uint32_t at = self->event_count++;
  while (at > 0 && self->events[at - 1].frame > event.frame) {
    self->events[at] = self->events[at - 1];
    at--;
  }
  self->events[at] = event;
}

void nj_vst2_take_events(nj_vst2 *self, const vst2_events *events) {
  for (int32_t i = 0; i < events->count; i++) {
    const vst2_event *from = events->events[i];
    if (from == NULL || from->type != VST2_MIDI_EVENT) {
      continue;
    }
    uint32_t data = from->midi[0] | (uint32_t)from->midi[1] << 8 | (uint32_t)from->midi[2] << 16;
    insert_event(self, (nj_event){.frame = from->offset > 0 ? (uint64_t)from->offset : 0,
                                  .type = NJ_MIDI,
                                  .channel = (int16_t)(from->midi[0] & 0x0f),
                                  .note_id = -1,
                                  .data = data,
                                  .key = -1});
  }
}

/* Some hosts count offsets past the block that they then process. */
static void keep_events_inside(nj_vst2 *self, uint32_t frames) {
  for (uint32_t i = self->event_count; i > 0 && self->events[i - 1].frame >= frames; i--) {
    self->events[i - 1].frame = frames > 0 ? frames - 1 : 0;
  }
}

static void begin_block(nj_vst2 *self, uint32_t frames) {
  keep_events_inside(self, frames);
  bool ahead = nj_pace_enter(&self->pace, 1e9 * frames / self->sample_rate_hz, nj_now_ns());
  intptr_t level = self->host(&self->effect, VST2_HOST_PROCESS_LEVEL, 0, 0, NULL, 0);
  nj_set_offline(self->instance, level == VST2_OFFLINE || ahead);
}

static void end_block(nj_vst2 *self) {
  self->event_count = 0;
  nj_pace_leave(&self->pace, nj_now_ns());
}

void VST2_CALL nj_vst2_process(vst2_effect *effect, float **in, float **out, int32_t frames) {
  nj_vst2 *self = nj_vst2_of(effect);
  if (frames <= 0) {
    return;
  }
  if (!self->active) {
    for (uint32_t c = 0; c < self->channels; c++) {
      memset(out[c], 0, (size_t)frames * sizeof(float));
    }
    return;
  }
  begin_block(self, (uint32_t)frames);
  nj_process(self->instance, (const float *const *)in, out, self->channels, (uint32_t)frames, self->events,
             self->event_count);
  end_block(self);
}

void VST2_CALL nj_vst2_process_double(vst2_effect *effect, double **in, double **out, int32_t frames) {
  nj_vst2 *self = nj_vst2_of(effect);
  if (frames <= 0) {
    return;
  }
  if (!self->active) {
    for (uint32_t c = 0; c < self->channels; c++) {
      memset(out[c], 0, (size_t)frames * sizeof(double));
    }
    return;
  }
  begin_block(self, (uint32_t)frames);
  nj_process_double(self->instance, (const double *const *)in, out, self->channels, (uint32_t)frames,
                    self->events, self->event_count);
  end_block(self);
}
