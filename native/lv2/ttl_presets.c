#include "ttl.h"

/* Whether the plug-in is bypassed is the user's, not a preset's. */
static void port(FILE *file, const nj_parameter *parameter, double value, bool *first) {
  if (parameter->flags & NJ_BYPASS) {
    return;
  }
  char symbol[NJ_LV2_SYMBOL_BYTES];
  nj_lv2_symbol(parameter, symbol);
  fprintf(file, "%s [\n    lv2:symbol \"%s\" ;\n    pset:value ", *first ? "" : " ,", symbol);
  nj_ttl_number(file, nj_lv2_to_port(parameter, value));
  fputs("\n  ]", file);
  *first = false;
}

void nj_ttl_presets(FILE *file, nj_lv2_variant variant) {
  const nj_plugin *plugin = variant.plugin;
  char uri[NJ_TTL_URI_BYTES];
  nj_lv2_uri(variant, uri, sizeof uri);
  nj_ttl_prefixes(file);
  for (uint32_t i = 0; i < plugin->program_count; i++) {
    bool first = true;
    nj_ttl_preset_uri(file, variant, i);
    fprintf(file, "\n  a pset:Preset ;\n  lv2:appliesTo <%s> ;\n  rdfs:label ", uri);
    nj_ttl_text(file, plugin->programs[i].name);
    fputs(" ;\n  lv2:port", file);
    for (uint32_t p = 0; p < plugin->parameter_count; p++) {
      port(file, &plugin->parameters[p], plugin->programs[i].values[p], &first);
    }
    fputs(" .\n\n", file);
  }
}
