/* IEditController: parameters, their texts and the values that are shown. [main] */
#include <stdio.h>

#include "nj_normal.h"
#include "text.h"
#include "vst3_plugin.h"

#define TEXT_BYTES 512 /* a vst3_text in UTF-8 */

static vst3_result VST3_CALL set_component_state(void *facet, vst3_stream *stream) {
  (void)stream; /* the component, being this object, has read it */
  nj_vst3_show_all(nj_vst3_of(facet));
  return VST3_OK;
}

/* The controller keeps nothing besides. */
static vst3_result VST3_CALL no_state(void *facet, vst3_stream *stream) {
  (void)facet;
  (void)stream;
  return VST3_OK;
}

static bool has_programs(const nj_vst3 *self) {
  return nj_vst3_program_id(self) != VST3_NO_PARAMETER;
}

static int32_t VST3_CALL count_parameters(void *facet) {
  nj_vst3 *self = nj_vst3_of(facet);
  int32_t midi = nj_vst3_hears(self) ? NJ_MIDI_CHANNELS * VST3_CONTROLLERS : 0;
  return (int32_t)self->plugin->parameter_count + (has_programs(self) ? 1 : 0) + midi;
}

static void describe_own(const nj_parameter *from, vst3_parameter *to) {
  to->id = nj_vst3_id(from);
  nj_vst3_to_utf16(to->title, 128, from->name);
  nj_vst3_to_utf16(to->short_title, 128, from->short_name);
  nj_vst3_to_utf16(to->unit, 128, nj_text_unit(from));
  to->steps = nj_step_count(from);
  to->initial = nj_to_normal(from, from->initial);
  to->flags = VST3_CAN_AUTOMATE;
  if (from->steps != NULL) {
    to->flags |= VST3_IS_LIST;
  }
  if (from->flags & NJ_BYPASS) {
    to->flags |= VST3_IS_BYPASS;
  }
}

static void describe_programs(const nj_vst3 *self, vst3_parameter *to) {
  to->id = nj_vst3_program_id(self);
  nj_vst3_to_utf16(to->title, 128, "Program");
  nj_vst3_to_utf16(to->short_title, 128, "Program");
  to->steps = (int32_t)self->plugin->program_count - 1;
  to->flags = VST3_CAN_AUTOMATE | VST3_IS_LIST | VST3_IS_PROGRAM_CHANGE;
}

/* Parameters only so that hosts can send MIDI's controllers: nobody is to see two thousand of them. */
static void describe_midi(int32_t number, vst3_parameter *to) {
  int32_t channel = number / VST3_CONTROLLERS;
  int32_t controller = number % VST3_CONTROLLERS;
  char title[48];
  to->id = nj_vst3_controller_id(channel, controller);
  snprintf(title, sizeof(title), "MIDI channel %d controller %d", channel + 1, controller);
  if (controller == VST3_AFTERTOUCH) {
    snprintf(title, sizeof(title), "MIDI channel %d aftertouch", channel + 1);
  }
  if (controller == VST3_PITCH_BEND) {
    snprintf(title, sizeof(title), "MIDI channel %d pitch bend", channel + 1);
  }
  nj_vst3_to_utf16(to->title, 128, title);
  to->initial = nj_vst3_controller_initial(controller);
  to->flags = VST3_IS_HIDDEN;
}

static vst3_result VST3_CALL get_parameter(void *facet, int32_t index, vst3_parameter *parameter) {
  nj_vst3 *self = nj_vst3_of(facet);
  int32_t own = (int32_t)self->plugin->parameter_count;
  if (parameter == NULL || index < 0 || index >= count_parameters(facet)) {
    return VST3_INVALID;
  }
  *parameter = (vst3_parameter){.unit_id = VST3_ROOT_UNIT};
  if (index < own) {
    describe_own(&self->plugin->parameters[index], parameter);
  } else if (has_programs(self) && index == own) {
    describe_programs(self, parameter);
  } else {
    describe_midi(index - own - (has_programs(self) ? 1 : 0), parameter);
  }
  return VST3_OK;
}

static vst3_result VST3_CALL value_to_text(void *facet, uint32_t id, double value, vst3_char *text) {
  nj_vst3 *self = nj_vst3_of(facet);
  const nj_parameter *parameter = nj_vst3_parameter(self, id);
  char plain[TEXT_BYTES];
  if (text == NULL) {
    return VST3_INVALID;
  }
  nj_vst3_tell_changes(self);
  if (parameter != NULL) {
    if (!nj_value_to_text(parameter, nj_from_normal(parameter, value), plain, sizeof(plain))) {
      return VST3_FALSE;
    }
  } else if (has_programs(self) && id == nj_vst3_program_id(self)) {
    nj_vst3_copy(plain, sizeof(plain), self->plugin->programs[nj_vst3_program_from_normal(self, value)].name);
  } else {
    snprintf(plain, sizeof(plain), "%.0f", value * 127);
  }
  nj_vst3_to_utf16(text, 128, plain);
  return VST3_OK;
}

static bool find_program(const nj_vst3 *self, const char *name, double *normal) {
  for (uint32_t i = 0; i < self->plugin->program_count; i++) {
    if (nj_same_name(self->plugin->programs[i].name, name)) {
      *normal = nj_vst3_program_to_normal(self, i);
      return true;
    }
  }
  return false;
}

static vst3_result VST3_CALL text_to_value(void *facet, uint32_t id, vst3_char *text, double *value) {
  nj_vst3 *self = nj_vst3_of(facet);
  const nj_parameter *parameter = nj_vst3_parameter(self, id);
  bool is_program = has_programs(self) && id == nj_vst3_program_id(self);
  char plain[TEXT_BYTES];
  double read = 0;
  if ((parameter == NULL && !is_program) || text == NULL || value == NULL) {
    return VST3_FALSE;
  }
  nj_vst3_from_utf16(plain, sizeof(plain), text);
  if (is_program) {
    return find_program(self, plain, value) ? VST3_OK : VST3_FALSE;
  }
  if (!nj_text_to_value(parameter, plain, &read)) {
    return VST3_FALSE;
  }
  *value = nj_to_normal(parameter, read);
  return VST3_OK;
}

static double VST3_CALL to_plain(void *facet, uint32_t id, double value) {
  nj_vst3 *self = nj_vst3_of(facet);
  const nj_parameter *parameter = nj_vst3_parameter(self, id);
  if (parameter != NULL) {
    return nj_from_normal(parameter, value);
  }
  if (has_programs(self) && id == nj_vst3_program_id(self)) {
    return nj_vst3_program_from_normal(self, value);
  }
  return value;
}

static double VST3_CALL to_normal(void *facet, uint32_t id, double plain) {
  nj_vst3 *self = nj_vst3_of(facet);
  const nj_parameter *parameter = nj_vst3_parameter(self, id);
  if (parameter != NULL) {
    return nj_to_normal(parameter, plain);
  }
  bool is_program = has_programs(self) && id == nj_vst3_program_id(self);
  return is_program && plain > 0 ? nj_vst3_program_to_normal(self, (uint32_t)plain) : plain;
}

static double VST3_CALL get_value(void *facet, uint32_t id) {
  return nj_vst3_get_shown(nj_vst3_of(facet), id);
}

static vst3_result VST3_CALL set_value(void *facet, uint32_t id, double value) {
  return nj_vst3_set_shown(nj_vst3_of(facet), id, value) ? VST3_OK : VST3_INVALID;
}

static vst3_result VST3_CALL set_handler(void *facet, vst3_handler *handler) {
  nj_vst3 *self = nj_vst3_of(facet);
  if (handler != NULL) {
    handler->table->retain(handler);
  }
  if (self->handler != NULL) {
    self->handler->table->release(self->handler);
  }
  self->handler = handler;
  return VST3_OK;
}

static void *VST3_CALL create_view(void *facet, const char *name) {
  (void)facet;
  (void)name;
  return NULL; /* the host shows the parameters by itself */
}

const vst3_controller_table nj_vst3_controller = {
    NJ_VST3_BASE,
    .set_component_state = set_component_state,
    .set_state = no_state,
    .get_state = no_state,
    .count_parameters = count_parameters,
    .get_parameter = get_parameter,
    .value_to_text = value_to_text,
    .text_to_value = text_to_value,
    .to_plain = to_plain,
    .to_normal = to_normal,
    .get_value = get_value,
    .set_value = set_value,
    .set_handler = set_handler,
    .create_view = create_view,
};
