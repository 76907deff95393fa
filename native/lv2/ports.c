#include "ports.h"

#include <stdio.h>
#include <string.h>

uint32_t nj_lv2_variant_count(void) {
  uint32_t count = nj_plugin_count();
  for (uint32_t i = 0; i < nj_plugin_count(); i++) {
    count += nj_plugin_at(i)->mono_too ? 1 : 0;
  }
  return count;
}

nj_lv2_variant nj_lv2_variant_at(uint32_t index) {
  uint32_t wide = nj_plugin_count();
  if (index < wide) {
    return (nj_lv2_variant){nj_plugin_at(index), false};
  }
  uint32_t seen = wide;
  for (uint32_t i = 0; i < wide; i++) {
    if (nj_plugin_at(i)->mono_too && seen++ == index) {
      return (nj_lv2_variant){nj_plugin_at(i), true};
    }
  }
  return (nj_lv2_variant){NULL, false};
}

nj_lv2_ports nj_lv2_ports_of(nj_lv2_variant variant) {
  const nj_plugin *plugin = variant.plugin;
  nj_lv2_ports ports = {.inputs = variant.mono ? 1 : plugin->input_channels,
                        .outputs = variant.mono ? 1 : plugin->output_channels,
                        .events = NJ_LV2_NONE};
  uint32_t next = 0;
  ports.first_input = next;
  next += ports.inputs;
  ports.first_output = next;
  next += ports.outputs;
  if (plugin->kind != NJ_DENOISER) {
    ports.events = next++;
  }
  ports.latency = next++;
  ports.late = next++;
  ports.freewheel = next++;
  ports.parameters = next;
  ports.count = next + plugin->parameter_count;
  return ports;
}

bool nj_lv2_uri(nj_lv2_variant variant, char *uri, size_t capacity) {
  int length = snprintf(uri, capacity, "%s%s", variant.plugin->uri, variant.mono ? "-mono" : "");
  return length > 0 && (size_t)length < capacity;
}

/* A symbol begins with a letter or "_", and those of the host's ports are taken. */
static bool is_free(const char *key) {
  static const char *const taken[] = {"in",     "in_left", "in_right", "out",       "out_left", "out_right",
                                      "events", "latency", "late",     "freewheel", "enabled"};
  for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
    if (strcmp(key, taken[i]) == 0) {
      return false;
    }
  }
  return key[0] < '0' || key[0] > '9';
}

void nj_lv2_symbol(const nj_parameter *parameter, char symbol[NJ_LV2_SYMBOL_BYTES]) {
  if (parameter->flags & NJ_BYPASS) {
    strcpy(symbol, "enabled");
    return;
  }
  /* "p_late" gives way in its turn, so that no two keys have one symbol. */
  const char *bare = parameter->key;
  while (strncmp(bare, "p_", 2) == 0) {
    bare += 2;
  }
  snprintf(symbol, NJ_LV2_SYMBOL_BYTES, "%s%s", is_free(bare) ? "" : "p_", parameter->key);
}

double nj_lv2_to_port(const nj_parameter *parameter, double value) {
  return parameter->flags & NJ_BYPASS ? 1 - value : value;
}
