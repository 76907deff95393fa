#include <string.h>

#include "clean.h"
#include "event.h"
#include "instance.h"

/* The host's buffers, of either kind of sample. */
typedef struct host_block {
  const void *const *in;
  void *const *out;
  uint32_t channels;
  bool doubles;
  bool silent;
} host_block;

static void load(nj_instance *instance, const host_block *block, uint32_t start, uint32_t frames) {
  for (uint32_t c = 0; c < nj_inputs(instance); c++) {
    float *to = instance->in[c];
    if (c >= block->channels || !block->in || !block->in[c]) {
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
  for (uint32_t c = 0; c < instance->channels && c < block->channels; c++) {
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

/* Frames lo to hi of the block that is at hand: the engine's where has_wet says so. */
static void mix(nj_instance *instance, uint32_t lo, uint32_t hi, bool has_wet, bool bypassed) {
  if (lo == hi) {
    return;
  }
  const float *dry[NJ_MAX_CHANNELS];
  const float *wet[NJ_MAX_CHANNELS];
  float *out[NJ_MAX_CHANNELS];
  for (uint32_t c = 0; c < NJ_MAX_CHANNELS; c++) {
    dry[c] = instance->dry_block[c] + lo;
    wet[c] = instance->wet_block[c] + lo;
    out[c] = instance->out[c] + lo;
  }
  const uint32_t latency = nj_latency(instance);
  const uint64_t clock = instance->frames_since_reset + lo;
  if (has_wet && !bypassed) {
    /* All before was silence, and an instrument begins with silence anyway: nothing to fade from. */
    bool fresh = nj_inputs(instance) == 0 && instance->link.frame - (instance->block_frames - lo) == latency;
    if (clock <= latency || fresh) {
      nj_blend_begin_wet(&instance->blend);
    }
  } else if (!bypassed && clock + (hi - lo) > latency) {
    uint64_t late = clock >= latency ? hi - lo : clock + (hi - lo) - latency;
    atomic_fetch_add_explicit(&instance->late_frames, late, memory_order_relaxed);
  }
  nj_blend_run(&instance->blend, has_wet ? wet : NULL, !bypassed, dry, out, instance->channels, hi - lo);
}

static void piece(nj_instance *instance, host_block *block, uint32_t start, uint32_t frames, bool last) {
  bool bypassed = nj_get(instance, instance->bypass) != 0;
  uint32_t from = 0;
  uint32_t to = 0;
  instance->block_frames = frames;
  load(instance, block, start, frames);
  nj_link_send(instance, frames, last);
  nj_link_receive(instance, frames, &from, &to);
  nj_delay_run(&instance->delay, instance->in, instance->dry_block, nj_inputs(instance), frames);
  mix(instance, 0, from, false, bypassed);
  mix(instance, from, to, true, bypassed);
  mix(instance, to, frames, false, bypassed);
  store(instance, block, start, frames);
  instance->frames_since_reset += frames;
}

/* Takes what was set from elsewhere since the last block. */
static void give_dirty(nj_instance *instance) {
  uint64_t dirty = atomic_exchange_explicit(&instance->dirty, 0, memory_order_acquire);
  for (uint32_t i = 0; dirty; i++, dirty >>= 1) {
    if (dirty & 1) {
      nj_event event = {.type = NJ_PARAMETER,
                        .data = i,
                        .value = nj_get(instance, i),
                        .channel = -1,
                        .note_id = -1,
                        .key = -1};
      nj_link_event(instance, &event, 0);
    }
  }
}

static uint32_t frame_of(const nj_event *event, uint32_t frames) {
  return event->frame < frames ? (uint32_t)event->frame : frames - 1;
}

/*
 * Gives the events of a piece that begins at start; where the bypass changes, and after max_block frames, the
 * next piece begins. Gives the piece's frames.
 */
static uint32_t give_events(nj_instance *instance, const nj_event *events, uint32_t count, uint32_t *next,
                            uint32_t start, uint32_t frames) {
  uint32_t end = frames - start < instance->max_block ? frames : start + instance->max_block;
  for (; *next < count; (*next)++) {
    nj_event event = events[*next];
    uint32_t at = frame_of(&event, frames);
    if (at >= end) {
      break;
    }
    at = at < start ? start : at;
    if (event.type == NJ_PARAMETER && event.data == instance->bypass && at > start) {
      return at - start;
    }
    if (nj_event_settle(instance, &event)) {
      nj_link_event(instance, &event, at - start);
    }
  }
  return end - start;
}

static void keep_parameters(nj_instance *instance, const nj_event *events, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    if (events[i].type == NJ_PARAMETER) {
      nj_set(instance, events[i].data, events[i].value);
    }
  }
}

/* For a host that processes what it has not activated. */
static void silence(const host_block *block, uint32_t frames) {
  for (uint32_t c = 0; c < block->channels; c++) {
    memset(block->out[c], 0, frames * (block->doubles ? sizeof(double) : sizeof(float)));
  }
}

static bool process(nj_instance *instance, host_block *block, uint32_t frames, const nj_event *events,
                    uint32_t event_count) {
  uint32_t next = 0;
  if (frames == 0 || !instance->active) {
    keep_parameters(instance, events, event_count);
    silence(block, frames);
    return true;
  }
  nj_link_take(instance);
  give_dirty(instance);
  for (uint32_t start = 0; start < frames;) {
    uint32_t count = give_events(instance, events, event_count, &next, start, frames);
    piece(instance, block, start, count, start + count == frames);
    start += count;
  }
  return block->silent;
}

bool nj_process(nj_instance *instance, const float *const *in, float *const *out, uint32_t channels,
                uint32_t frames, const nj_event *events, uint32_t event_count) {
  host_block block = {(const void *const *)in, (void *const *)out, channels, false, true};
  return process(instance, &block, frames, events, event_count);
}

bool nj_process_double(nj_instance *instance, const double *const *in, double *const *out, uint32_t channels,
                       uint32_t frames, const nj_event *events, uint32_t event_count) {
  host_block block = {(const void *const *)in, (void *const *)out, channels, true, true};
  return process(instance, &block, frames, events, event_count);
}

void nj_reset(nj_instance *instance) {
  if (!instance->active) {
    return;
  }
  nj_link_reset(instance);
  nj_delay_clear(&instance->delay);
  nj_blend_open(&instance->blend, instance->blend.fade);
  instance->frames_since_reset = 0;
}
