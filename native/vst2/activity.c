/* On and off, formats of the sound, and the state as a chunk. */
#include <stdlib.h>
#include <string.h>

#include "vst2_plugin.h"

static void announce_latency(nj_vst2 *self) {
  int32_t latency = (int32_t)nj_latency(self->instance);
  atomic_store(&self->latency_changed, false);
  if (latency != self->effect.latency) {
    self->effect.latency = latency;
    self->host(&self->effect, VST2_HOST_IO_CHANGED, 0, 0, NULL, 0);
  }
}

void nj_vst2_set_active(nj_vst2 *self, bool active) {
  if (active == self->active) {
    return;
  }
  if (active) {
    self->event_count = 0;
    self->pace = (nj_pace){0};
    self->active = nj_activate(self->instance, self->sample_rate_hz, self->block_frames, self->block_frames,
                               self->channels);
    announce_latency(self);
  } else {
    self->active = false;
    nj_deactivate(self->instance);
  }
}

/* Only a host that was told reads the number again, and it does so by switching off and on. */
void nj_vst2_tell_latency(nj_vst2 *self) {
  if (atomic_exchange(&self->latency_changed, false)) {
    self->host(&self->effect, VST2_HOST_IO_CHANGED, 0, 0, NULL, 0);
  }
}

void nj_vst2_set_format(nj_vst2 *self, double sample_rate_hz, uint32_t block_frames) {
  if (sample_rate_hz == self->sample_rate_hz && block_frames == self->block_frames) {
    return;
  }
  bool active = self->active;
  nj_vst2_set_active(self, false);
  if (sample_rate_hz > 0) {
    self->sample_rate_hz = sample_rate_hz;
  }
  self->block_frames = block_frames;
  nj_vst2_set_active(self, active);
}

static vst2_speakers speakers(uint32_t channels) {
  vst2_speakers made = {.type = VST2_NO_SPEAKERS, .channels = (int32_t)channels};
  if (channels == 1) {
    made.type = VST2_MONO;
    strcpy(made.speakers[0].name, "Mono");
  } else if (channels == 2) {
    made.type = VST2_STEREO;
    strcpy(made.speakers[0].name, "Left");
    strcpy(made.speakers[1].name, "Right");
    made.speakers[0].type = 1;
    made.speakers[1].type = 2;
  }
  return made;
}

/* NULL asks for as many channels as there can be. */
static uint32_t wanted(const vst2_speakers *given, uint32_t most) {
  return given == NULL || given->channels < 0 ? most : (uint32_t)given->channels;
}

bool nj_vst2_set_speakers(nj_vst2 *self, const vst2_speakers *input, const vst2_speakers *output) {
  const nj_plugin *plugin = self->plugin;
  uint32_t in = wanted(input, plugin->input_channels);
  uint32_t out = wanted(output, plugin->output_channels);
  bool full = in == plugin->input_channels && out == plugin->output_channels;
  bool mono = plugin->mono_too && in == 1 && out == 1;
  if (!full && !mono) {
    return false;
  }
  if (out != self->channels && self->active) {
    return false;
  }
  self->channels = out;
  self->effect.inputs = (int32_t)in;
  self->effect.outputs = (int32_t)out;
  self->input = speakers(in);
  self->output = speakers(out);
  return true;
}

bool nj_vst2_get_pin(const nj_vst2 *self, bool is_input, int32_t index, vst2_pin *pin) {
  const vst2_speakers *all = is_input ? &self->input : &self->output;
  memset(pin, 0, sizeof(*pin));
  if (index < 0 || index >= all->channels || all->channels > 2) {
    return false;
  }
  nj_vst2_copy(pin->label, sizeof(pin->label), all->speakers[index].name);
  nj_vst2_copy(pin->short_label, sizeof(pin->short_label), all->speakers[index].name);
  pin->flags = VST2_PIN_ACTIVE | VST2_PIN_HAS_SPEAKERS | (all->channels == 2 ? VST2_PIN_STEREO : 0);
  pin->speakers = all->type;
  return true;
}

intptr_t nj_vst2_get_state(nj_vst2 *self, void **bytes) {
  size_t size = 0;
  char *chunk = nj_save(self->instance, &size);
  if (chunk == NULL) {
    return 0;
  }
  chunk = nj_vst2_with_program(self, chunk, &size);
  if (chunk == NULL) {
    return 0;
  }
  free(self->chunk);
  self->chunk = chunk;
  *bytes = chunk;
  return (intptr_t)size;
}

bool nj_vst2_set_state(nj_vst2 *self, const void *bytes, intptr_t size) {
  if (size <= 0 || !nj_load(self->instance, bytes, (size_t)size)) {
    return false;
  }
  nj_vst2_read_program(self, bytes, (size_t)size);
  return true;
}
