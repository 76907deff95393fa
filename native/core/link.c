#include "link.h"

#include "clean.h"
#include "instance.h"
#include "keeper.h"
#include "platform.h"
#include "ring.h"
#include "shared.h"

#define OFFLINE_WAIT_MS 10000u
#define OFFLINE_SLICE_MS 50u
#define START_PATIENCE_MS 30000u

void nj_link_begin(nj_instance *instance) {
  instance->link = (nj_link){.patience_ms = START_PATIENCE_MS};
}

bool nj_link_open(const nj_link *link) {
  return link->shared && !atomic_load_explicit(&link->shared->broken, memory_order_relaxed);
}

/* What changed since the keeper wrote the values down. */
static void give_values(nj_instance *instance, nj_segment *segment) {
  bool changed = false;
  for (uint32_t i = 0; i < instance->plugin->parameter_count; i++) {
    uint64_t bits = atomic_load_explicit(&instance->values[i], memory_order_relaxed);
    changed = changed || atomic_load_explicit(&segment->values[i], memory_order_relaxed) != bits;
    atomic_store_explicit(&segment->values[i], bits, memory_order_relaxed);
  }
  if (changed) {
    atomic_fetch_add_explicit(&segment->plugin.snapshot, 1, memory_order_release);
  }
}

static void take_over(nj_instance *instance, nj_shared *shared) {
  uint32_t patience_ms = shared ? START_PATIENCE_MS : instance->link.patience_ms;
  instance->link = (nj_link){.shared = shared, .patience_ms = patience_ms};
  if (shared) {
    instance->link.valid_from = shared->latency_frames;
    give_values(instance, shared->segment);
  }
}

void nj_link_take(nj_instance *instance) {
  nj_link *link = &instance->link;
  bool offline = atomic_load_explicit(&instance->offline, memory_order_relaxed);
  if (offline && !link->shared) {
    link->patience_ms -= nj_keeper_await_offline(
        instance->keeper, link->patience_ms < OFFLINE_WAIT_MS ? link->patience_ms : OFFLINE_WAIT_MS);
  }
  nj_shared *shared = nj_keeper_hold(instance->keeper);
  if (shared != link->shared) {
    take_over(instance, shared);
  }
  if (shared) {
    atomic_store_explicit(&shared->segment->plugin.offline, offline, memory_order_relaxed);
  }
}

static bool put(nj_link *link, const nj_event *event, uint64_t frame) {
  nj_shared *shared = link->shared;
  nj_plugin_side *plugin = &shared->segment->plugin;
  uint64_t written = atomic_load_explicit(&plugin->events_written, memory_order_relaxed);
  uint64_t read = atomic_load_explicit(&shared->segment->engine.events_read, memory_order_acquire);
  if (read > written) {
    atomic_store_explicit(&shared->broken, true, memory_order_relaxed);
    return false;
  }
  if (written - read >= shared->event_slots) {
    return false;
  }
  nj_event *slot = &shared->events[written & (shared->event_slots - 1)];
  *slot = *event;
  slot->frame = frame;
  slot->reserved = 0;
  atomic_store_explicit(&plugin->events_written, written + 1, memory_order_release);
  return true;
}

void nj_link_event(nj_instance *instance, const nj_event *event, uint32_t offset) {
  nj_link *link = &instance->link;
  if (!nj_link_open(link)) {
    return;
  }
  nj_plugin_side *plugin = &link->shared->segment->plugin;
  if (event->type == NJ_PARAMETER) {
    atomic_store_explicit(&link->shared->segment->values[event->data], nj_bits_of(event->value),
                          memory_order_relaxed);
  }
  if (put(link, event, link->frame + offset)) {
    return;
  }
  if (event->type == NJ_PARAMETER) {
    atomic_fetch_add_explicit(&plugin->snapshot, 1, memory_order_release);
  } else {
    link->notes_lost = true;
  }
}

static void await_result(nj_instance *instance, nj_shared *shared, uint64_t frames) {
  nj_engine_side *engine = &shared->segment->engine;
  uint64_t end_ns = nj_now_ns() + OFFLINE_WAIT_MS * 1000000ull;
  for (;;) {
    uint32_t seen = atomic_load_explicit(&engine->done, memory_order_acquire);
    if (atomic_load_explicit(&engine->output_frames, memory_order_acquire) >= frames ||
        !nj_keeper_wants(instance->keeper, shared)) {
      return;
    }
    if (nj_now_ns() > end_ns) {
      atomic_store_explicit(&shared->broken, true, memory_order_relaxed);
      return;
    }
    nj_word_wait(&engine->done, seen, OFFLINE_SLICE_MS);
  }
}

void nj_link_send(nj_instance *instance, uint32_t frames, bool wake) {
  nj_link *link = &instance->link;
  if (!nj_link_open(link)) {
    return;
  }
  nj_shared *shared = link->shared;
  nj_plugin_side *plugin = &shared->segment->plugin;
  for (uint32_t c = 0; c < nj_inputs(instance); c++) {
    nj_ring_write(shared->input[c], shared->ring_mask, link->frame, instance->in[c], frames);
  }
  if (link->notes_lost) {
    /* Sooner silence than a note that nobody ends. */
    link->notes_lost = false;
    atomic_store_explicit(&plugin->reset_frame, link->frame, memory_order_relaxed);
    atomic_fetch_add_explicit(&plugin->reset, 1, memory_order_release);
  }
  link->frame += frames;
  atomic_store_explicit(&plugin->input_frames, link->frame, memory_order_release);
  atomic_fetch_add_explicit(&plugin->wake, 1, memory_order_release);
  bool offline = atomic_load_explicit(&plugin->offline, memory_order_relaxed);
  atomic_thread_fence(memory_order_seq_cst);
  if ((wake || offline) && atomic_load_explicit(&shared->segment->engine.idle, memory_order_relaxed)) {
    nj_word_wake(&plugin->wake);
  }
  if (offline) {
    await_result(instance, shared, link->frame);
  }
}

void nj_link_receive(nj_instance *instance, uint32_t frames, uint32_t *from, uint32_t *to) {
  nj_link *link = &instance->link;
  *from = *to = 0;
  if (!nj_link_open(link)) {
    return;
  }
  nj_shared *shared = link->shared;
  nj_engine_side *engine = &shared->segment->engine;
  const uint64_t start = link->frame - frames;
  uint64_t end = atomic_load_explicit(&engine->output_frames, memory_order_acquire);
  if (end > link->frame + shared->latency_frames) {
    /* That would be the sound of input that it has not had yet. */
    atomic_store_explicit(&shared->broken, true, memory_order_relaxed);
    return;
  }
  uint64_t first = atomic_load_explicit(&engine->output_valid_from, memory_order_acquire);
  first = first < link->valid_from ? link->valid_from : first;
  first = first < start ? start : first;
  end = end > link->frame ? link->frame : end;
  if (first < end) {
    *from = (uint32_t)(first - start);
    *to = (uint32_t)(end - start);
    for (uint32_t c = 0; c < instance->channels; c++) {
      float *wet = instance->wet_block[c];
      nj_ring_read(shared->output[c], shared->ring_mask, first, wet + *from, *to - *from);
      for (uint32_t i = *from; i < *to; i++) {
        wet[i] = nj_clean(wet[i]);
      }
    }
  }
  atomic_store_explicit(&shared->segment->plugin.output_read, link->frame, memory_order_release);
}

void nj_link_reset(nj_instance *instance) {
  nj_link *link = &instance->link;
  if (!nj_link_open(link) || link->frame == 0) {
    return;
  }
  link->valid_from = link->frame + link->shared->latency_frames;
  atomic_store_explicit(&link->shared->segment->plugin.reset_frame, link->frame, memory_order_relaxed);
  atomic_fetch_add_explicit(&link->shared->segment->plugin.reset, 1, memory_order_release);
}
