#include <stdio.h>

#include "clap_plugin.h"

static uint32_t count(const clap_plugin *plugin) {
  return nj_clap_plugin(plugin)->parameter_count;
}

static uint32_t flags_of(const nj_parameter *parameter) {
  uint32_t flags = CLAP_PARAM_IS_AUTOMATABLE;
  flags |= parameter->flags & NJ_STEPPED ? CLAP_PARAM_IS_STEPPED : 0u;
  flags |= parameter->flags & NJ_BYPASS ? CLAP_PARAM_IS_BYPASS : 0u;
  flags |= parameter->steps ? CLAP_PARAM_IS_ENUM : 0u;
  return flags;
}

static bool get_info(const clap_plugin *plugin, uint32_t index, clap_param_info *info) {
  if (index >= count(plugin)) {
    return false;
  }
  const nj_parameter *parameter = &nj_clap_plugin(plugin)->parameters[index];
  *info = (clap_param_info){
      .id = index, /* parameters are only ever added at the end */
      .flags = flags_of(parameter),
      .min_value = parameter->minimum,
      .max_value = parameter->maximum,
      .default_value = parameter->initial,
  };
  snprintf(info->name, sizeof info->name, "%s", parameter->name);
  return true;
}

static bool get_value(const clap_plugin *plugin, clap_id id, double *value) {
  if (id >= count(plugin)) {
    return false;
  }
  *value = nj_get(nj_clap_of(plugin)->instance, id);
  return true;
}

static bool value_to_text(const clap_plugin *plugin, clap_id id, double value, char *text,
                          uint32_t capacity) {
  return id < count(plugin) &&
         nj_value_to_text(&nj_clap_plugin(plugin)->parameters[id], value, text, capacity);
}

static bool text_to_value(const clap_plugin *plugin, clap_id id, const char *text, double *value) {
  return id < count(plugin) && nj_text_to_value(&nj_clap_plugin(plugin)->parameters[id], text, value);
}

static void flush(const clap_plugin *plugin, const clap_input_events *in, const clap_output_events *out) {
  nj_clap_give_edits(nj_clap_of(plugin), out);
  uint32_t size = in ? in->size(in) : 0;
  for (uint32_t i = 0; i < size; i++) {
    nj_event event;
    if (nj_clap_event(in->get(in, i), &event) && event.type == NJ_PARAMETER) {
      nj_set(nj_clap_of(plugin)->instance, event.data, event.value);
    }
  }
}

const clap_plugin_params nj_clap_params = {count, get_info, get_value, value_to_text, text_to_value, flush};
