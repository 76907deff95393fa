#include "ttl.h"

static void plugin(FILE *file, nj_lv2_variant variant, const char *binary) {
  char uri[NJ_TTL_URI_BYTES], name[NJ_TTL_URI_BYTES];
  nj_lv2_uri(variant, uri, sizeof uri);
  nj_ttl_file(variant, name, sizeof name);
  fprintf(file, "<%s>\n  a lv2:Plugin ;\n  lv2:binary <%s> ;\n  rdfs:seeAlso <%s.ttl> .\n\n", uri, binary,
          name);
  for (uint32_t i = 0; i < variant.plugin->program_count; i++) {
    nj_ttl_preset_uri(file, variant, i);
    fprintf(file, "\n  a pset:Preset ;\n  lv2:appliesTo <%s> ;\n  rdfs:seeAlso <%s-presets.ttl> .\n\n", uri,
            name);
  }
}

void nj_ttl_manifest(FILE *file, const char *binary) {
  nj_ttl_prefixes(file);
  for (uint32_t i = 0; i < nj_lv2_variant_count(); i++) {
    plugin(file, nj_lv2_variant_at(i), binary);
  }
}
