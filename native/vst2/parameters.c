/* Parameters: VST2's 0 to 1 and texts of few letters, the plug-in's own values behind them. */
#include <string.h>

#include "nj_normal.h"
#include "vst2_plugin.h"

/* The standard says 8; every host of today has room for this. */
#define DISPLAY_TEXT 24

static const nj_parameter *parameter_at(const nj_vst2 *self, int32_t index) {
  bool known = index >= 0 && (uint32_t)index < self->plugin->parameter_count;
  return known ? &self->plugin->parameters[index] : NULL;
}

void VST2_CALL nj_vst2_set_parameter(vst2_effect *effect, int32_t index, float value) {
  nj_vst2 *self = nj_vst2_of(effect);
  const nj_parameter *parameter = parameter_at(self, index);
  if (parameter != NULL) {
    nj_set(self->instance, (uint32_t)index, nj_from_normal(parameter, (double)value));
  }
}

float VST2_CALL nj_vst2_get_parameter(vst2_effect *effect, int32_t index) {
  nj_vst2 *self = nj_vst2_of(effect);
  const nj_parameter *parameter = parameter_at(self, index);
  return parameter == NULL ? 0.0f : (float)nj_to_normal(parameter, nj_get(self->instance, (uint32_t)index));
}

bool nj_vst2_set_bypass(nj_vst2 *self, bool bypass) {
  for (uint32_t i = 0; i < self->plugin->parameter_count; i++) {
    if (self->plugin->parameters[i].flags & NJ_BYPASS) {
      nj_set(self->instance, i, bypass ? 1 : 0);
      return true;
    }
  }
  return false;
}

/* The value without its unit, which the host asks for by itself. */
static void display(const nj_parameter *parameter, double value, char *text) {
  char with_unit[512];
  if (!nj_value_to_text(parameter, value, with_unit, sizeof(with_unit))) {
    with_unit[0] = 0;
  }
  size_t length = strlen(with_unit);
  size_t unit = strlen(nj_text_unit(parameter));
  if (unit > 0 && length > unit && strcmp(with_unit + length - unit, nj_text_unit(parameter)) == 0) {
    length -= unit;
    while (length > 0 && with_unit[length - 1] == ' ') {
      length--;
    }
    with_unit[length] = 0;
  }
  nj_vst2_copy(text, DISPLAY_TEXT, with_unit);
}

static void properties(const nj_parameter *parameter, vst2_parameter_properties *to) {
  memset(to, 0, sizeof(*to));
  nj_vst2_copy(to->label, sizeof(to->label), parameter->name);
  nj_vst2_copy(to->short_label, sizeof(to->short_label), parameter->short_name);
  /* No range of whole numbers: hosts that read one (Ardour) hand such numbers on, in the place of 0 to 1. */
  to->flags = nj_step_count(parameter) == 1 ? VST2_SWITCH : 0;
}

static bool set_from_text(nj_vst2 *self, const nj_parameter *parameter, const char *text) {
  double value = 0;
  if (!nj_text_to_value(parameter, text, &value)) {
    return false;
  }
  nj_set(self->instance, (uint32_t)(parameter - self->plugin->parameters), value);
  return true;
}

bool nj_vst2_ask_parameter(nj_vst2 *self, int32_t opcode, int32_t index, void *pointer, intptr_t *answer) {
  const nj_parameter *parameter = parameter_at(self, index);
  bool known = parameter != NULL && (pointer != NULL || opcode == VST2_CAN_AUTOMATE);
  switch (opcode) {
  case VST2_PARAMETER_UNIT:
    if (known) {
      nj_vst2_copy(pointer, VST2_SHORT_TEXT, nj_text_unit(parameter));
    }
    return true;
  case VST2_PARAMETER_NAME:
    if (known) {
      nj_vst2_copy(pointer, VST2_SHORT_TEXT + 1, parameter->short_name);
    }
    return true;
  case VST2_PARAMETER_DISPLAY:
    if (known) {
      display(parameter, nj_get(self->instance, (uint32_t)index), pointer);
    }
    return true;
  case VST2_CAN_AUTOMATE:
    *answer = known;
    return true;
  case VST2_TEXT_TO_PARAMETER:
    *answer = known && set_from_text(self, parameter, pointer);
    return true;
  case VST2_PARAMETER_PROPERTIES:
    if (known) {
      properties(parameter, pointer);
    }
    *answer = known;
    return true;
  default:
    return false;
  }
}
