#include <string.h>

#include "clean.h"
#include "instance.h"

/* The host's buffers, of either kind of sample. */
typedef struct host_block {
  const void *const *in;
  void *const *out;
  bool doubles;
  bool silent;
} host_block;

static void load(nj_instance *instance, const host_block *block, uint32_t start, uint32_t frames) {
  for (uint32_t c = 0; c < nj_inputs(instance); c++) {
    float *to = instance->in[c];
    if (!block->in || !block->in[c]) {
      memset(to, 0, frames * sizeof(float));
    } else if (block->doubles) {
      const double *from = (const double *)block->in[c] + start;
      for (uint32_t i = 0; i < frames; i++) {
        to[i] = nj_clean((float)from[i]);
      }
    } else {
      const float *from = (const float *)block->in[c] + start;
      for (uint32_t i = 0; i < frames; i++) {
        to[i] = nj_clean(from[i]);
      }
    }
  }
}

static void store(nj_instance *instance, host_block *block, uint32_t start, uint32_t frames) {
  uint32_t any = 0;
  for (uint32_t c = 0; c < instance->channels; c++) {
    const float *from = instance->out[c];
    for (uint32_t i = 0; i < frames; i++) {
      any |= from[i] != 0;
    }
    if (block->doubles) {
      double *to = (double *)block->out[c] + start;
      for (uint32_t i = 0; i < frames; i++) {
        to[i] = from[i];
      }
    } else {
      memcpy((float *)block->out[c] + start, from, frames * sizeof(float));
    }
  }
  block->silent = block->silent && any == 0;
}

static void piece(nj_instance *instance, host_block *block, uint32_t start, uint32_t frames) {
  load(instance, block, start, frames);
  nj_delay_run(&instance->delay, instance->in, instance->dry_block, nj_inputs(instance), frames);
  nj_blend_run(&instance->blend, NULL, false, (const float *const *)instance->dry_block, instance->out,
               instance->channels, frames);
  store(instance, block, start, frames);
  instance->frames_since_reset += frames;
}

static bool process(nj_instance *instance, host_block *block, uint32_t frames, const nj_event *events,
                    uint32_t event_count) {
  for (uint32_t i = 0; i < event_count; i++) {
    if (events[i].type == NJ_PARAMETER) {
      nj_set(instance, events[i].data, events[i].value);
    }
  }
  for (uint32_t start = 0; start < frames;) {
    uint32_t count = frames - start < instance->max_block ? frames - start : instance->max_block;
    piece(instance, block, start, count);
    start += count;
  }
  return block->silent;
}

bool nj_process(nj_instance *instance, const float *const *in, float *const *out, uint32_t channels, uint32_t frames,
                const nj_event *events, uint32_t event_count) {
  (void)channels;
  host_block block = {(const void *const *)in, (void *const *)out, false, true};
  return process(instance, &block, frames, events, event_count);
}

bool nj_process_double(nj_instance *instance, const double *const *in, double *const *out, uint32_t channels,
                       uint32_t frames, const nj_event *events, uint32_t event_count) {
  (void)channels;
  host_block block = {(const void *const *)in, (void *const *)out, true, true};
  return process(instance, &block, frames, events, event_count);
}

void nj_reset(nj_instance *instance) {
  nj_delay_clear(&instance->delay);
  nj_blend_open(&instance->blend, instance->blend.fade);
  instance->frames_since_reset = 0;
}
