/* IAudioProcessor: the sound. */
#include <string.h>

#include "nj_normal.h"
#include "vst3_plugin.h"

static vst3_speakers speakers_of(uint32_t channels) {
  if (channels == 0) {
    return VST3_NO_SPEAKERS;
  }
  return channels == 1 ? VST3_MONO : VST3_STEREO;
}

static vst3_result VST3_CALL set_speakers(void *facet, vst3_speakers *in, int32_t in_count,
                                          vst3_speakers *out, int32_t out_count) {
  nj_vst3 *self = nj_vst3_of(facet);
  const nj_plugin *plugin = self->plugin;
  int32_t inputs = plugin->input_channels > 0 ? 1 : 0;
  if (self->active || in_count != inputs || out_count != 1 || out == NULL || (inputs > 0 && in == NULL)) {
    return VST3_FALSE;
  }
  vst3_speakers first = inputs > 0 ? in[0] : VST3_NO_SPEAKERS;
  if (first == speakers_of(plugin->input_channels) && out[0] == speakers_of(plugin->output_channels)) {
    self->channels = plugin->output_channels;
    return VST3_OK;
  }
  if (plugin->mono_too && first == VST3_MONO && out[0] == VST3_MONO) {
    self->channels = 1;
    return VST3_OK;
  }
  return VST3_FALSE;
}

static vst3_result VST3_CALL get_speakers(void *facet, int32_t direction, int32_t index,
                                          vst3_speakers *speakers) {
  nj_vst3 *self = nj_vst3_of(facet);
  bool exists = direction == VST3_OUTPUT || self->plugin->input_channels > 0;
  if (index != 0 || speakers == NULL || !exists) {
    return VST3_INVALID;
  }
  *speakers = speakers_of(nj_vst3_bus_channels(self, direction));
  return VST3_OK;
}

static vst3_result VST3_CALL can_process(void *facet, int32_t sample_size) {
  (void)facet;
  return sample_size == VST3_SAMPLE_32 || sample_size == VST3_SAMPLE_64 ? VST3_OK : VST3_FALSE;
}

static uint32_t VST3_CALL latency(void *facet) {
  return nj_latency(nj_vst3_of(facet)->instance);
}
static uint32_t VST3_CALL tail(void *facet) {
  return nj_tail(nj_vst3_of(facet)->instance);
}

static vst3_result VST3_CALL setup(void *facet, vst3_setup *setup) {
  nj_vst3 *self = nj_vst3_of(facet);
  if (setup == NULL || setup->max_frames <= 0 || !(setup->sample_rate_hz > 0)) {
    return VST3_INVALID;
  }
  if (can_process(facet, setup->sample_size) != VST3_OK) {
    return VST3_INVALID;
  }
  nj_set_offline(self->instance, setup->mode == VST3_OFFLINE);
  if (self->active) {
    return VST3_FALSE;
  }
  self->setup = *setup;
  return VST3_OK;
}

static vst3_result VST3_CALL set_processing(void *facet, vst3_bool state) {
  nj_vst3 *self = nj_vst3_of(facet);
  if (!state && self->active) {
    nj_reset(self->instance);
  }
  return VST3_OK;
}

/* A call without sound brings changes only. */
static void take_changes(nj_vst3 *self) {
  for (uint32_t i = 0; i < self->event_count; i++) {
    const nj_event *event = &self->events[i];
    if (event->type == NJ_PARAMETER) {
      nj_set(self->instance, event->data, event->value);
    }
  }
}

/* Where a bus holds fewer channels than are needed, its last one serves for the others. NULL: none. */
static void *channel_of(const vst3_buffers *buffers, uint32_t channel) {
  if (buffers == NULL || buffers->channels <= 0 || buffers->samples_32 == NULL) {
    return NULL;
  }
  uint32_t last = (uint32_t)buffers->channels - 1;
  void **all = (void **)buffers->samples_32;
  return all[channel < last ? channel : last];
}

static void clear(vst3_buffers *out, size_t bytes) {
  for (int32_t c = 0; c < out->channels; c++) {
    void *samples = channel_of(out, (uint32_t)c);
    if (samples != NULL) {
      memset(samples, 0, bytes);
    }
  }
  out->silent = out->channels < 64 ? (UINT64_C(1) << out->channels) - 1 : UINT64_MAX;
}

/* An input that is not connected is silence. False where there is no output to work on. */
static bool process_sound(nj_vst3 *self, const vst3_block *block, bool *silent) {
  const vst3_buffers *out = &block->outputs[0];
  const vst3_buffers *in = block->input_count > 0 ? block->inputs : NULL;
  void *to[NJ_MAX_CHANNELS] = {NULL};
  void *from[NJ_MAX_CHANNELS] = {NULL};
  if (!self->active || out->channels < (int32_t)self->channels) {
    return false;
  }
  for (uint32_t c = 0; c < self->channels; c++) {
    to[c] = channel_of(out, c);
    from[c] = channel_of(in, c);
    if (to[c] == NULL) {
      return false;
    }
  }
  void *const *used = self->plugin->input_channels > 0 ? from : NULL;
  uint32_t frames = (uint32_t)block->frames;
  *silent = block->sample_size == VST3_SAMPLE_64
                ? nj_process_double(self->instance, (const double *const *)used, (double *const *)to,
                                    self->channels, frames, self->events, self->event_count)
                : nj_process(self->instance, (const float *const *)used, (float *const *)to, self->channels,
                             frames, self->events, self->event_count);
  return true;
}

static vst3_result VST3_CALL process(void *facet, vst3_block *block) {
  nj_vst3 *self = nj_vst3_of(facet);
  if (block == NULL) {
    return VST3_INVALID;
  }
  nj_vst3_gather(self, block);
  if (block->frames <= 0 || block->output_count <= 0 || block->outputs == NULL) {
    take_changes(self);
    return VST3_OK;
  }
  nj_set_offline(self->instance, block->mode == VST3_OFFLINE);
  size_t sample_bytes = block->sample_size == VST3_SAMPLE_64 ? sizeof(double) : sizeof(float);
  bool silent = true;
  bool done = process_sound(self, block, &silent);
  for (int32_t i = done ? 1 : 0; i < block->output_count; i++) {
    clear(&block->outputs[i], (size_t)block->frames * sample_bytes);
  }
  if (done) {
    block->outputs[0].silent = silent ? (UINT64_C(1) << self->channels) - 1 : 0;
  }
  return VST3_OK;
}

static uint32_t VST3_CALL context_needs(void *facet) {
  (void)facet;
  return 0;
}

const vst3_processor_table nj_vst3_processor = {
    NJ_VST3_UNKNOWN,
    .set_speakers = set_speakers,
    .get_speakers = get_speakers,
    .can_process = can_process,
    .latency = latency,
    .setup = setup,
    .set_processing = set_processing,
    .process = process,
    .tail = tail,
};

const vst3_context_needs_table nj_vst3_context_needs = {NJ_VST3_UNKNOWN, .get = context_needs};
