/* The controller's values: what a host's window shows, 0 to 1. */
#include "nj_normal.h"
#include "vst3_plugin.h"

void nj_vst3_show_all(nj_vst3 *self) {
  for (uint32_t i = 0; i < self->plugin->parameter_count; i++) {
    atomic_store(&self->shown[i], nj_to_normal(&self->plugin->parameters[i], nj_get(self->instance, i)));
  }
}

void nj_vst3_find_program(nj_vst3 *self) {
  uint32_t found = NJ_VST3_NO_PROGRAM;
  for (uint32_t i = self->plugin->program_count; i > 0; i--) {
    found = nj_has_program(self->instance, i - 1) ? i - 1 : found;
  }
  atomic_store(&self->shown_program, found);
  atomic_store(&self->program, found);
}

static void show_program(nj_vst3 *self, uint32_t program) {
  const nj_program *chosen = &self->plugin->programs[program];
  for (uint32_t i = 0; i < self->plugin->parameter_count; i++) {
    const nj_parameter *parameter = &self->plugin->parameters[i];
    if (!(parameter->flags & NJ_BYPASS)) {
      atomic_store(&self->shown[i], nj_to_normal(parameter, chosen->values[i]));
    }
  }
  if (!self->active) {
    nj_set_program(self->instance, program);
    atomic_store(&self->program, program);
  }
  atomic_store(&self->values_changed, true); /* the host is told later: it may hold a lock around this call */
}

double nj_vst3_get_shown(nj_vst3 *self, uint32_t id) {
  int32_t channel = 0, controller = 0;
  const nj_parameter *parameter = nj_vst3_parameter(self, id);
  if (parameter != NULL) {
    return atomic_load(&self->shown[parameter - self->plugin->parameters]);
  }
  if (id == nj_vst3_program_id(self)) {
    return nj_vst3_program_to_normal(self, atomic_load(&self->shown_program));
  }
  if (nj_vst3_is_controller(self, id, &channel, &controller)) {
    return (double)atomic_load(&self->controllers[channel][controller]);
  }
  return 0;
}

/* While it is active, the processor hears of the same by a block's changes, at the right frame. */
bool nj_vst3_set_shown(nj_vst3 *self, uint32_t id, double normal) {
  int32_t channel = 0, controller = 0;
  const nj_parameter *parameter = nj_vst3_parameter(self, id);
  if (parameter != NULL) {
    double value = nj_from_normal(parameter, normal);
    uint32_t index = (uint32_t)(parameter - self->plugin->parameters);
    atomic_store(&self->shown[index], nj_to_normal(parameter, value));
    if (!self->active) {
      nj_set(self->instance, index, value);
    }
    return true;
  }
  if (id != VST3_NO_PARAMETER && id == nj_vst3_program_id(self)) {
    uint32_t program = nj_vst3_program_from_normal(self, normal);
    if (atomic_exchange(&self->shown_program, program) != program) {
      show_program(self, program);
    }
    return true;
  }
  if (nj_vst3_is_controller(self, id, &channel, &controller)) {
    atomic_store(&self->controllers[channel][controller], (float)normal);
    return true;
  }
  return false;
}
