/* VST 3's edit controller: parameters, units and programs, MIDI controllers, note expression. See vst3.h. */
#ifndef NJ_ABI_VST3_EDIT_H
#define NJ_ABI_VST3_EDIT_H

#include "vst3_audio.h"

#define VST3_CONTROLLER_ID VST3_ID(0xDCD7BBE3, 0x7742448D, 0xA874AACC, 0x979C759E)
#define VST3_HANDLER_ID VST3_ID(0x93A0BEA3, 0x0BD045DB, 0x8E890B0C, 0xC1E46AC6)
#define VST3_MIDI_MAPPING_ID VST3_ID(0xDF0FF9F7, 0x49B74669, 0xB63AB732, 0x7ADBF5E5)
#define VST3_UNITS_ID VST3_ID(0x3D4BD6B5, 0x913A4FD2, 0xA886E768, 0xA5EB92C1)
#define VST3_EXPRESSIONS_ID VST3_ID(0xB7F8F859, 0x41234872, 0x91169581, 0x4F3721A3)
#define VST3_PHYSICAL_ID VST3_ID(0xB03078FF, 0x94D24AC8, 0x90CCD303, 0xD4133324)

enum vst3_parameter_flags {
  VST3_CAN_AUTOMATE = 1 << 0,
  VST3_IS_LIST = 1 << 3,
  VST3_IS_HIDDEN = 1 << 4,
  VST3_IS_PROGRAM_CHANGE = 1 << 15,
  VST3_IS_BYPASS = 1 << 16,
};

typedef struct vst3_parameter {
  uint32_t id;
  vst3_text title, short_title, unit;
  int32_t steps; /* 0: continuous; n: n + 1 values */
  double initial;
  int32_t unit_id;
  int32_t flags;
} vst3_parameter;

enum vst3_restart { VST3_VALUES_CHANGED = 1 << 2, VST3_LATENCY_CHANGED = 1 << 3 };

/* The host's. */
typedef struct vst3_handler_table {
  VST3_UNKNOWN_METHODS
  vst3_result(VST3_CALL *begin_edit)(void *self, uint32_t parameter);
  vst3_result(VST3_CALL *edit)(void *self, uint32_t parameter, double value);
  vst3_result(VST3_CALL *end_edit)(void *self, uint32_t parameter);
  vst3_result(VST3_CALL *restart)(void *self, int32_t flags);
} vst3_handler_table;
typedef struct vst3_handler {
  const vst3_handler_table *table;
} vst3_handler;

typedef struct vst3_controller_table {
  VST3_BASE_METHODS
  vst3_result(VST3_CALL *set_component_state)(void *self, vst3_stream *stream);
  vst3_result(VST3_CALL *set_state)(void *self, vst3_stream *stream);
  vst3_result(VST3_CALL *get_state)(void *self, vst3_stream *stream);
  int32_t(VST3_CALL *count_parameters)(void *self);
  vst3_result(VST3_CALL *get_parameter)(void *self, int32_t index, vst3_parameter *parameter);
  vst3_result(VST3_CALL *value_to_text)(void *self, uint32_t id, double value, vst3_char *text);
  vst3_result(VST3_CALL *text_to_value)(void *self, uint32_t id, vst3_char *text, double *value);
  double(VST3_CALL *to_plain)(void *self, uint32_t id, double value);
  double(VST3_CALL *to_normal)(void *self, uint32_t id, double plain);
  double(VST3_CALL *get_value)(void *self, uint32_t id);
  vst3_result(VST3_CALL *set_value)(void *self, uint32_t id, double value);
  vst3_result(VST3_CALL *set_handler)(void *self, vst3_handler *handler);
  void *(VST3_CALL *create_view)(void *self, const char *name);
} vst3_controller_table;

/* Numbers beyond MIDI's 0 to 127. */
enum { VST3_AFTERTOUCH = 128, VST3_PITCH_BEND = 129, VST3_CONTROLLERS = 130 };

typedef struct vst3_midi_mapping_table {
  VST3_UNKNOWN_METHODS
  vst3_result(VST3_CALL *get)(void *self, int32_t bus, int16_t channel, int16_t controller, uint32_t *id);
} vst3_midi_mapping_table;

enum { VST3_ROOT_UNIT = 0, VST3_NO_UNIT = -1, VST3_NO_PROGRAMS = -1 };

typedef struct vst3_unit {
  int32_t id, parent;
  vst3_text name;
  int32_t programs; /* a list's id */
} vst3_unit;

typedef struct vst3_program_list {
  int32_t id;
  vst3_text name;
  int32_t count;
} vst3_program_list;

typedef struct vst3_units_table {
  VST3_UNKNOWN_METHODS
  int32_t(VST3_CALL *count_units)(void *self);
  vst3_result(VST3_CALL *get_unit)(void *self, int32_t index, vst3_unit *unit);
  int32_t(VST3_CALL *count_lists)(void *self);
  vst3_result(VST3_CALL *get_list)(void *self, int32_t index, vst3_program_list *list);
  vst3_result(VST3_CALL *get_program_name)(void *self, int32_t list, int32_t program, vst3_char *name);
  vst3_result(VST3_CALL *get_program_info)(void *self, int32_t list, int32_t program, const char *attribute,
                                           vst3_char *value);
  vst3_result(VST3_CALL *has_pitch_names)(void *self, int32_t list, int32_t program);
  vst3_result(VST3_CALL *get_pitch_name)(void *self, int32_t list, int32_t program, int16_t key,
                                         vst3_char *name);
  int32_t(VST3_CALL *get_selected)(void *self);
  vst3_result(VST3_CALL *select)(void *self, int32_t unit);
  vst3_result(VST3_CALL *get_unit_by_bus)(void *self, int32_t media, int32_t direction, int32_t bus,
                                          int32_t channel, int32_t *unit);
  vst3_result(VST3_CALL *set_program_data)(void *self, int32_t list, int32_t program, vst3_stream *data);
} vst3_units_table;

enum vst3_expression_type {
  VST3_VOLUME = 0,
  VST3_PAN = 1,
  VST3_TUNING = 2,
  VST3_VIBRATO = 3,
  VST3_EXPRESSION_LEVEL = 4,
  VST3_BRIGHTNESS = 5,
};
enum { VST3_BIPOLAR = 1, VST3_ABSOLUTE = 4 };
#define VST3_NO_PARAMETER 0xffffffffu

typedef struct vst3_expression_values {
  double initial, minimum, maximum;
  int32_t steps; /* 0: continuous */
} vst3_expression_values;

typedef struct vst3_expression_info {
  uint32_t type;
  vst3_text title, short_title, unit;
  int32_t unit_id;
  vst3_expression_values values; /* a structure of its own: what fills it up counts */
  uint32_t parameter;
  int32_t flags;
} vst3_expression_info;

typedef struct vst3_expressions_table {
  VST3_UNKNOWN_METHODS
  int32_t(VST3_CALL *count)(void *self, int32_t bus, int16_t channel);
  vst3_result(VST3_CALL *get)(void *self, int32_t bus, int16_t channel, int32_t index,
                              vst3_expression_info *info);
  vst3_result(VST3_CALL *to_text)(void *self, int32_t bus, int16_t channel, uint32_t type, double value,
                                  vst3_char *text);
  vst3_result(VST3_CALL *from_text)(void *self, int32_t bus, int16_t channel, uint32_t type,
                                    const vst3_char *text, double *value);
} vst3_expressions_table;

/* Which expression a keyboard's movements stand for. */
enum vst3_physical { VST3_SIDEWAYS = 0, VST3_UPWARDS = 1, VST3_PRESS = 2 };
typedef struct vst3_physical_map {
  uint32_t movement, expression;
} vst3_physical_map;
typedef struct vst3_physical_maps {
  uint32_t count;
  vst3_physical_map *maps;
} vst3_physical_maps;
typedef struct vst3_physical_table {
  VST3_UNKNOWN_METHODS
  vst3_result(VST3_CALL *get)(void *self, int32_t bus, int16_t channel, vst3_physical_maps *maps);
} vst3_physical_table;

NJ_AT(vst3_parameter, title, 4);
NJ_AT(vst3_parameter, short_title, 260);
NJ_AT(vst3_parameter, unit, 516);
NJ_AT(vst3_parameter, steps, 772);
NJ_AT(vst3_parameter, initial, 776);
NJ_AT(vst3_parameter, unit_id, 784);
NJ_AT(vst3_parameter, flags, 788);
NJ_BYTES(vst3_parameter, 792);
NJ_AT(vst3_unit, parent, 4);
NJ_AT(vst3_unit, name, 8);
NJ_AT(vst3_unit, programs, 264);
NJ_BYTES(vst3_unit, 268);
NJ_AT(vst3_program_list, name, 4);
NJ_AT(vst3_program_list, count, 260);
NJ_BYTES(vst3_program_list, 264);
NJ_AT(vst3_expression_values, minimum, 8);
NJ_AT(vst3_expression_values, maximum, 16);
NJ_AT(vst3_expression_values, steps, 24);
NJ_BYTES(vst3_expression_values, 32);
NJ_AT(vst3_expression_info, title, 4);
NJ_AT(vst3_expression_info, short_title, 260);
NJ_AT(vst3_expression_info, unit, 516);
NJ_AT(vst3_expression_info, unit_id, 772);
NJ_AT(vst3_expression_info, values, 776);
NJ_AT(vst3_expression_info, parameter, 808);
NJ_AT(vst3_expression_info, flags, 812);
NJ_BYTES(vst3_expression_info, 816);
NJ_AT(vst3_physical_map, expression, 4);
NJ_BYTES(vst3_physical_map, 8);
NJ_AT(vst3_physical_maps, maps, 8);
NJ_BYTES(vst3_physical_maps, 16);

#endif
