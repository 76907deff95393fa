/* What hosts ask of a plug-in that hears notes: which parameter is which controller, which expressions. */
#include "nj_core.h"
#include "vst3_plugin.h"

static vst3_result VST3_CALL controller_parameter(void *facet, int32_t bus, int16_t channel,
                                                  int16_t controller, uint32_t *id) {
  (void)facet;
  bool known = channel >= 0 && channel < NJ_MIDI_CHANNELS && controller >= 0 && controller < VST3_CONTROLLERS;
  if (bus != 0 || !known || id == NULL) {
    return VST3_FALSE;
  }
  *id = nj_vst3_controller_id(channel, controller);
  return VST3_OK;
}

static const struct {
  uint32_t type;
  const char *name, *unit;
  double initial;
  int32_t flags;
} expressions[] = {
    {VST3_VOLUME, "Volume", "dB", 0.25, 0},
    {VST3_PAN, "Pan", "", 0.5, VST3_BIPOLAR},
    {VST3_TUNING, "Tuning", "semitones", 0.5, VST3_BIPOLAR},
    {VST3_VIBRATO, "Vibrato", "", 0, 0},
    {VST3_EXPRESSION_LEVEL, "Expression", "", 1, 0},
    {VST3_BRIGHTNESS, "Brightness", "", 0.5, VST3_BIPOLAR},
};
enum { EXPRESSIONS = sizeof(expressions) / sizeof(*expressions) };

static int32_t VST3_CALL count_expressions(void *facet, int32_t bus, int16_t channel) {
  (void)facet, (void)channel;
  return bus == 0 ? EXPRESSIONS : 0;
}

static vst3_result VST3_CALL get_expression(void *facet, int32_t bus, int16_t channel, int32_t index,
                                            vst3_expression_info *info) {
  (void)facet, (void)channel;
  if (bus != 0 || index < 0 || index >= EXPRESSIONS || info == NULL) {
    return VST3_INVALID;
  }
  *info = (vst3_expression_info){.type = expressions[index].type,
                                 .unit_id = VST3_ROOT_UNIT,
                                 .values = {.initial = expressions[index].initial, .maximum = 1},
                                 .parameter = VST3_NO_PARAMETER,
                                 .flags = expressions[index].flags};
  nj_vst3_to_utf16(info->title, 128, expressions[index].name);
  nj_vst3_to_utf16(info->short_title, 128, expressions[index].name);
  nj_vst3_to_utf16(info->unit, 128, expressions[index].unit);
  return VST3_OK;
}

/* Hosts have texts of their own for the expressions that VST3 names. */
static vst3_result VST3_CALL expression_to_text(void *facet, int32_t bus, int16_t channel, uint32_t type,
                                                double value, vst3_char *text) {
  (void)facet, (void)bus, (void)channel, (void)type, (void)value, (void)text;
  return VST3_FALSE;
}

static vst3_result VST3_CALL expression_from_text(void *facet, int32_t bus, int16_t channel, uint32_t type,
                                                  const vst3_char *text, double *value) {
  (void)facet, (void)bus, (void)channel, (void)type, (void)text, (void)value;
  return VST3_FALSE;
}

/* As MPE has it: sideways bends, upwards brightens, pressing plays louder. */
static vst3_result VST3_CALL physical_maps(void *facet, int32_t bus, int16_t channel,
                                           vst3_physical_maps *maps) {
  (void)facet, (void)channel;
  if (bus != 0 || maps == NULL || maps->maps == NULL) {
    return VST3_INVALID;
  }
  for (uint32_t i = 0; i < maps->count; i++) {
    vst3_physical_map *map = &maps->maps[i];
    switch (map->movement) {
    case VST3_SIDEWAYS:
      map->expression = VST3_TUNING;
      break;
    case VST3_UPWARDS:
      map->expression = VST3_BRIGHTNESS;
      break;
    case VST3_PRESS:
      map->expression = VST3_EXPRESSION_LEVEL;
      break;
    default:
      map->expression = VST3_NO_PARAMETER;
      break;
    }
  }
  return VST3_OK;
}

const vst3_midi_mapping_table nj_vst3_midi_mapping = {NJ_VST3_UNKNOWN, .get = controller_parameter};

const vst3_expressions_table nj_vst3_expressions = {
    NJ_VST3_UNKNOWN,
    .count = count_expressions,
    .get = get_expression,
    .to_text = expression_to_text,
    .from_text = expression_from_text,
};

const vst3_physical_table nj_vst3_physical = {NJ_VST3_UNKNOWN, .get = physical_maps};
