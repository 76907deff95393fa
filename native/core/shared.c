#include "shared.h"

#include <stdio.h>
#include <stdlib.h>

#include "instance.h"
#include "platform.h"
#include "ring.h"

#define EVENT_SLOTS 4096u
#define MOST_NAMES 10000u

static uint32_t aligned(size_t bytes) {
  return (uint32_t)((bytes + 63) & ~(size_t)63);
}

static nj_format format_of(const nj_instance *instance) {
  uint32_t latency = nj_latency(instance);
  nj_format format = {
      .magic = NJ_MAGIC,
      .layout = NJ_LAYOUT,
      .kind = instance->plugin->kind,
      .sample_rate_hz = instance->sample_rate_hz,
      .input_channels = nj_inputs(instance),
      .output_channels = instance->channels,
      .max_block_frames = instance->max_block,
      .ring_frames = nj_power_of_two(latency + 2 * instance->max_block),
      .latency_frames = latency,
      .event_slots = EVENT_SLOTS,
      .parameter_count = instance->plugin->parameter_count,
      .input_offset = NJ_HEADER_BYTES,
      .plugin_pid = nj_process_id(),
  };
  size_t ring = format.ring_frames * sizeof(float);
  format.output_offset = aligned(format.input_offset + ring * format.input_channels);
  format.event_offset = aligned(format.output_offset + ring * format.output_channels);
  format.segment_bytes = aligned(format.event_offset + EVENT_SLOTS * sizeof(nj_event));
  return format;
}

/* Other instances, and other copies of this library in the process, take numbers too: the first free one. */
static void *map_free_name(nj_shared *shared, const char *folder) {
  static _Atomic uint32_t number;
  for (uint32_t i = 0; i < MOST_NAMES; i++) {
    char path[NJ_PATH];
    snprintf(shared->name, sizeof shared->name, "%u-%u.seg", nj_process_id(), atomic_fetch_add(&number, 1));
    if (snprintf(path, sizeof path, "%s/%s", folder, shared->name) >= (int)sizeof path) {
      return NULL;
    }
    bool taken = false;
    void *memory = nj_map_new(path, shared->bytes, &taken);
    if (memory || !taken) {
      return memory;
    }
  }
  return NULL;
}

nj_shared *nj_shared_create(const nj_instance *instance, const char *folder) {
  nj_shared *shared = calloc(1, sizeof *shared);
  if (!shared) {
    return NULL;
  }
  nj_format format = format_of(instance);
  shared->folder = folder;
  shared->bytes = format.segment_bytes;
  shared->ring_mask = format.ring_frames - 1;
  shared->event_slots = format.event_slots;
  shared->latency_frames = format.latency_frames;
  uint8_t *memory = map_free_name(shared, folder);
  if (!memory) {
    free(shared);
    return NULL;
  }
  shared->segment = (nj_segment *)(void *)memory;
  size_t ring = format.ring_frames;
  for (uint32_t c = 0; c < NJ_MAX_CHANNELS; c++) {
    shared->input[c] = (float *)(void *)(memory + format.input_offset) + c * ring;
    shared->output[c] = (float *)(void *)(memory + format.output_offset) + c * ring;
  }
  shared->events = (nj_event *)(void *)(memory + format.event_offset);
  for (uint32_t i = 0; i < format.parameter_count; i++) {
    atomic_store(&shared->segment->values[i], atomic_load(&instance->values[i]));
  }
  shared->segment->format = format;
  return shared;
}

void nj_shared_unlink(nj_shared *shared, const char *folder) {
  char path[NJ_PATH];
  if (snprintf(path, sizeof path, "%s/%s", folder, shared->name) < (int)sizeof path) {
    shared->left_over = !nj_file_remove(path);
  }
}

void nj_shared_free(nj_shared *shared) {
  nj_unmap(shared->segment, shared->bytes);
  if (shared->left_over) {
    nj_shared_unlink(shared, shared->folder);
  }
  free(shared);
}
