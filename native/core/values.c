#include <string.h>

#include "instance.h"
#include "text.h"

double nj_double_of(uint64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

uint64_t nj_bits_of(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

double nj_get(const nj_instance *instance, uint32_t parameter) {
  if (parameter >= instance->plugin->parameter_count) {
    return 0;
  }
  return nj_double_of(atomic_load_explicit(&instance->values[parameter], memory_order_relaxed));
}

void nj_set(nj_instance *instance, uint32_t parameter, double value) {
  if (parameter >= instance->plugin->parameter_count) {
    return;
  }
  value = nj_clamp(&instance->plugin->parameters[parameter], value);
  atomic_store_explicit(&instance->values[parameter], nj_bits_of(value), memory_order_relaxed);
  atomic_fetch_or_explicit(&instance->dirty, (uint64_t)1 << parameter, memory_order_release);
}

void nj_set_program(nj_instance *instance, uint32_t program) {
  if (program >= instance->plugin->program_count) {
    return;
  }
  for (uint32_t i = 0; i < instance->plugin->parameter_count; i++) {
    if (!(instance->plugin->parameters[i].flags & NJ_BYPASS)) {
      nj_set(instance, i, instance->plugin->programs[program].values[i]);
    }
  }
}

bool nj_has_program(const nj_instance *instance, uint32_t program) {
  const nj_plugin *plugin = instance->plugin;
  bool has = program < plugin->program_count;
  for (uint32_t i = 0; has && i < plugin->parameter_count; i++) {
    bool counts = !(plugin->parameters[i].flags & NJ_BYPASS);
    has = !counts || nj_get(instance, i) == plugin->programs[program].values[i];
  }
  return has;
}
