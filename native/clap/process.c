#include <string.h>

#include "clap_plugin.h"

/* The channels of a port from a frame on; gives their number. */
static uint32_t floats_from(const clap_audio_buffer *buffer, uint32_t start,
                            float *channels[NJ_MAX_CHANNELS]) {
  uint32_t count = buffer->channel_count < NJ_MAX_CHANNELS ? buffer->channel_count : NJ_MAX_CHANNELS;
  for (uint32_t c = 0; c < count; c++) {
    channels[c] = buffer->data32[c] + start;
  }
  return count;
}

static uint32_t doubles_from(const clap_audio_buffer *buffer, uint32_t start,
                             double *channels[NJ_MAX_CHANNELS]) {
  uint32_t count = buffer->channel_count < NJ_MAX_CHANNELS ? buffer->channel_count : NJ_MAX_CHANNELS;
  for (uint32_t c = 0; c < count; c++) {
    channels[c] = buffer->data64[c] + start;
  }
  return count;
}

static bool run(nj_clap *clap, const clap_process *process, uint32_t start, uint32_t frames,
                uint32_t events) {
  const clap_audio_buffer *input = process->audio_inputs_count > 0 ? &process->audio_inputs[0] : NULL;
  const clap_audio_buffer *output = &process->audio_outputs[0];
  if (output->data32) {
    float *in[NJ_MAX_CHANNELS] = {NULL};
    float *out[NJ_MAX_CHANNELS] = {NULL};
    if (input && input->data32) {
      floats_from(input, start, in);
    }
    uint32_t channels = floats_from(output, start, out);
    return nj_process(clap->instance, (const float *const *)in, out, channels, frames, clap->events, events);
  }
  double *in[NJ_MAX_CHANNELS] = {NULL};
  double *out[NJ_MAX_CHANNELS] = {NULL};
  if (input && input->data64) {
    doubles_from(input, start, in);
  }
  uint32_t channels = doubles_from(output, start, out);
  return nj_process_double(clap->instance, (const double *const *)in, out, channels, frames, clap->events,
                           events);
}

/*
 * Takes the host's events from *next on, counted from start, until there is no room for more. Gives their
 * number; *end is the frame up to which they are all there are.
 */
static uint32_t take(nj_clap *clap, const clap_process *process, uint32_t *next, uint32_t start,
                     uint32_t *end) {
  const clap_input_events *events = process->in_events;
  uint32_t size = events ? events->size(events) : 0;
  uint32_t count = 0;
  *end = process->frames_count;
  for (; *next < size; (*next)++) {
    nj_event event;
    if (!nj_clap_event(events->get(events, *next), &event)) {
      continue;
    }
    event.frame = event.frame < start ? 0 : event.frame - start;
    if (count == NJ_CLAP_EVENTS) {
      if (event.frame > 0 && start + event.frame < *end) {
        *end = start + (uint32_t)event.frame;
        break;
      }
      continue; /* More than a thousand at one frame are no music. */
    }
    clap->events[count++] = event;
  }
  return count;
}

int32_t nj_clap_process(const clap_plugin *plugin, const clap_process *process) {
  nj_clap *clap = nj_clap_of(plugin);
  if (process->audio_outputs_count == 0 ||
      (!process->audio_outputs[0].data32 && !process->audio_outputs[0].data64)) {
    return CLAP_PROCESS_ERROR;
  }
  nj_clap_give_edits(clap, process->out_events);
  clap_audio_buffer *output = &process->audio_outputs[0];
  bool silent = true;
  uint32_t next = 0;
  uint32_t start = 0;
  do {
    uint32_t end = 0;
    uint32_t count = take(clap, process, &next, start, &end);
    silent = run(clap, process, start, end - start, count) && silent;
    start = end;
  } while (start < process->frames_count);
  output->constant_mask = silent ? ((uint64_t)1 << output->channel_count) - 1 : 0;
  return CLAP_PROCESS_CONTINUE;
}
