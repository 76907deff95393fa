#include <stdlib.h>

#include "instance.h"

nj_instance *nj_create(const nj_plugin *plugin, nj_listener listener) {
  nj_instance *instance = calloc(1, sizeof *instance);
  if (!instance) {
    return NULL;
  }
  instance->plugin = plugin;
  instance->listener = listener;
  instance->bypass = plugin->parameter_count;
  nj_window_init(&instance->window);
  nj_data_init(&instance->data);
  for (uint32_t i = 0; i < plugin->parameter_count; i++) {
    atomic_init(&instance->values[i], nj_bits_of(plugin->parameters[i].initial));
    if (plugin->parameters[i].flags & NJ_BYPASS) {
      instance->bypass = i;
    }
  }
  return instance;
}

void nj_destroy(nj_instance *instance) {
  if (instance) {
    nj_deactivate(instance);
    nj_window_destroy(&instance->window);
    nj_data_destroy(&instance->data);
    free(instance);
  }
}

const nj_plugin *nj_plugin_of(const nj_instance *instance) {
  return instance->plugin;
}

uint32_t nj_latency(const nj_instance *instance) {
  return atomic_load_explicit(&instance->latency_frames, memory_order_relaxed);
}

uint32_t nj_tail(const nj_instance *instance) {
  /* Notes ring on under the longest release and the reverb; of a strange plug-in nothing is known. */
  uint32_t rate = instance->sample_rate_hz ? instance->sample_rate_hz : 48000;
  switch (instance->plugin->kind) {
  case NJ_DENOISER:
    return rate / 4;
  case NJ_INSTRUMENT:
    return rate * 8;
  default:
    return rate * 10;
  }
}

void nj_set_offline(nj_instance *instance, bool offline) {
  atomic_store_explicit(&instance->offline, offline, memory_order_relaxed);
}

uint64_t nj_late_frames(const nj_instance *instance) {
  return atomic_load_explicit(&instance->late_frames, memory_order_relaxed);
}
