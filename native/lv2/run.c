/* The audio thread's side: ports become values and events, then the core works. */
#include <math.h>
#include <string.h>

#include <lv2/atom/util.h>

#include "lv2_plugin.h"

/* A port counts when it changes: what a restored state says stays until then. */
static void take_parameters(nj_lv2 *self) {
  const nj_plugin *plugin = self->variant.plugin;
  for (uint32_t i = 0; i < plugin->parameter_count; i++) {
    const float *port = self->connected[self->ports.parameters + i];
    if (!port || isnan(*port) || *port == self->seen[i]) {
      continue;
    }
    self->seen[i] = *port;
    self->events[self->event_count++] =
        (nj_event){.type = NJ_PARAMETER,
                   .channel = -1,
                   .note_id = -1,
                   .value = nj_lv2_to_port(&plugin->parameters[i], (double)*port),
                   .data = i,
                   .key = -1};
  }
}

static void take_midi(nj_lv2 *self, uint32_t frame, const uint8_t *bytes, uint32_t size) {
  bool is_message = size >= 1 && size <= 3 && bytes[0] >= 0x80 && bytes[0] < 0xf0;
  if (!is_message || self->event_count == NJ_LV2_EVENTS) {
    return;
  }
  uint32_t data = bytes[0];
  data |= size > 1 ? (uint32_t)bytes[1] << 8 : 0;
  data |= size > 2 ? (uint32_t)bytes[2] << 16 : 0;
  self->events[self->event_count++] = (nj_event){.frame = frame,
                                                 .type = NJ_MIDI,
                                                 .channel = (int16_t)(bytes[0] & 0x0f),
                                                 .note_id = -1,
                                                 .data = data,
                                                 .key = -1};
}

static void take_events(nj_lv2 *self, uint32_t frames) {
  if (self->ports.events == NJ_LV2_NONE || !self->connected[self->ports.events]) {
    return;
  }
  const LV2_Atom_Sequence *sequence = self->connected[self->ports.events];
  uint32_t last = frames > 0 ? frames - 1 : 0;
  LV2_ATOM_SEQUENCE_FOREACH(sequence, event) {
    int64_t frame = event->time.frames;
    if (event->body.type == self->midi_event) {
      take_midi(self,
                frame < 0      ? 0
                : frame < last ? (uint32_t)frame
                               : last,
                (const uint8_t *)LV2_ATOM_BODY_CONST(&event->body), event->body.size);
    }
  }
}

static void write_port(nj_lv2 *self, uint32_t number, double value) {
  float *port = self->connected[number];
  if (port) {
    *port = (float)value;
  }
}

static void process(nj_lv2 *self, uint32_t frames) {
  const float *in[NJ_MAX_CHANNELS] = {NULL};
  float *out[NJ_MAX_CHANNELS] = {NULL};
  for (uint32_t c = 0; c < self->ports.inputs; c++) {
    in[c] = self->connected[self->ports.first_input + c];
  }
  for (uint32_t c = 0; c < self->ports.outputs; c++) {
    out[c] = self->connected[self->ports.first_output + c];
    if (!out[c]) {
      return;
    }
    if (!self->active) {
      memset(out[c], 0, frames * sizeof(float));
    }
  }
  if (self->active) {
    nj_process(self->instance, self->ports.inputs > 0 ? in : NULL, out, self->ports.outputs, frames,
               self->events, self->event_count);
  }
}

void nj_lv2_run(LV2_Handle handle, uint32_t frames) {
  nj_lv2 *self = handle;
  const float *freewheel = self->connected[self->ports.freewheel];
  nj_set_offline(self->instance, freewheel && *freewheel > 0.5f);
  self->event_count = 0;
  if (frames > 0) {
    take_parameters(self);
    take_events(self, frames);
    process(self, frames);
  }
  write_port(self, self->ports.latency, nj_latency(self->instance));
  write_port(self, self->ports.late, (double)nj_late_frames(self->instance));
}
