/* IUnitInfo: one unit, with the programs as its list. [main] */
#include "vst3_plugin.h"

#define PROGRAM_LIST 1

static bool has_list(const nj_vst3 *self) {
  return nj_vst3_program_id(self) != VST3_NO_PARAMETER;
}

static int32_t VST3_CALL count_units(void *facet) {
  (void)facet;
  return 1;
}

static vst3_result VST3_CALL get_unit(void *facet, int32_t index, vst3_unit *unit) {
  nj_vst3 *self = nj_vst3_of(facet);
  if (index != 0 || unit == NULL) {
    return VST3_INVALID;
  }
  *unit = (vst3_unit){.id = VST3_ROOT_UNIT,
                      .parent = VST3_NO_UNIT,
                      .programs = has_list(self) ? PROGRAM_LIST : VST3_NO_PROGRAMS};
  nj_vst3_to_utf16(unit->name, 128, self->plugin->name);
  return VST3_OK;
}

static int32_t VST3_CALL count_lists(void *facet) {
  return has_list(nj_vst3_of(facet)) ? 1 : 0;
}

static vst3_result VST3_CALL get_list(void *facet, int32_t index, vst3_program_list *list) {
  nj_vst3 *self = nj_vst3_of(facet);
  if (index != 0 || list == NULL || !has_list(self)) {
    return VST3_INVALID;
  }
  *list = (vst3_program_list){.id = PROGRAM_LIST, .count = (int32_t)self->plugin->program_count};
  nj_vst3_to_utf16(list->name, 128, "Programs");
  return VST3_OK;
}

static vst3_result VST3_CALL get_program_name(void *facet, int32_t list, int32_t program, vst3_char *name) {
  nj_vst3 *self = nj_vst3_of(facet);
  bool known = program >= 0 && (uint32_t)program < self->plugin->program_count;
  if (!has_list(self) || list != PROGRAM_LIST || !known || name == NULL) {
    return VST3_INVALID;
  }
  nj_vst3_to_utf16(name, 128, self->plugin->programs[program].name);
  return VST3_OK;
}

static vst3_result VST3_CALL get_program_info(void *facet, int32_t list, int32_t program,
                                              const char *attribute, vst3_char *value) {
  (void)facet, (void)list, (void)program, (void)attribute, (void)value;
  return VST3_FALSE;
}

static vst3_result VST3_CALL has_pitch_names(void *facet, int32_t list, int32_t program) {
  (void)facet, (void)list, (void)program;
  return VST3_FALSE;
}

static vst3_result VST3_CALL get_pitch_name(void *facet, int32_t list, int32_t program, int16_t key,
                                            vst3_char *name) {
  (void)facet, (void)list, (void)program, (void)key, (void)name;
  return VST3_FALSE;
}

static int32_t VST3_CALL get_selected(void *facet) {
  (void)facet;
  return VST3_ROOT_UNIT;
}

static vst3_result VST3_CALL select_unit(void *facet, int32_t unit) {
  (void)facet;
  return unit == VST3_ROOT_UNIT ? VST3_OK : VST3_INVALID;
}

static vst3_result VST3_CALL get_unit_by_bus(void *facet, int32_t media, int32_t direction, int32_t bus,
                                             int32_t channel, int32_t *unit) {
  (void)facet, (void)media, (void)direction, (void)channel;
  if (bus != 0 || unit == NULL) {
    return VST3_INVALID;
  }
  *unit = VST3_ROOT_UNIT;
  return VST3_OK;
}

static vst3_result VST3_CALL set_program_data(void *facet, int32_t list, int32_t program, vst3_stream *data) {
  (void)facet, (void)list, (void)program, (void)data;
  return VST3_FALSE;
}

const vst3_units_table nj_vst3_units = {
    NJ_VST3_UNKNOWN,
    .count_units = count_units,
    .get_unit = get_unit,
    .count_lists = count_lists,
    .get_list = get_list,
    .get_program_name = get_program_name,
    .get_program_info = get_program_info,
    .has_pitch_names = has_pitch_names,
    .get_pitch_name = get_pitch_name,
    .get_selected = get_selected,
    .select = select_unit,
    .get_unit_by_bus = get_unit_by_bus,
    .set_program_data = set_program_data,
};
