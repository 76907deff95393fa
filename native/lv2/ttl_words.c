#include "ttl.h"

#include "number.h"

void nj_ttl_text(FILE *file, const char *text) {
  fputc('"', file);
  for (; *text; text++) {
    if (*text == '\n') {
      fputs("\\n", file);
      continue;
    }
    if (*text == '"' || *text == '\\') {
      fputc('\\', file);
    }
    fputc(*text, file);
  }
  fputc('"', file);
}

void nj_ttl_number(FILE *file, double value) {
  char text[64];
  nj_number_to_text(value, 6, text, sizeof text);
  fputs(text, file);
}

void nj_ttl_prefixes(FILE *file) {
  static const char *const prefixes[][2] = {
      {"atom", "http://lv2plug.in/ns/ext/atom#"},
      {"bufsz", "http://lv2plug.in/ns/ext/buf-size#"},
      {"doap", "http://usefulinc.com/ns/doap#"},
      {"foaf", "http://xmlns.com/foaf/0.1/"},
      {"log", "http://lv2plug.in/ns/ext/log#"},
      {"lv2", "http://lv2plug.in/ns/lv2core#"},
      {"midi", "http://lv2plug.in/ns/ext/midi#"},
      {"opts", "http://lv2plug.in/ns/ext/options#"},
      {"pg", "http://lv2plug.in/ns/ext/port-groups#"},
      {"pprops", "http://lv2plug.in/ns/ext/port-props#"},
      {"pset", "http://lv2plug.in/ns/ext/presets#"},
      {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
      {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
      {"state", "http://lv2plug.in/ns/ext/state#"},
      {"units", "http://lv2plug.in/ns/extensions/units#"},
      {"urid", "http://lv2plug.in/ns/ext/urid#"},
  };
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
    fprintf(file, "@prefix %s: <%s> .\n", prefixes[i][0], prefixes[i][1]);
  }
  fputc('\n', file);
}

bool nj_ttl_file(nj_lv2_variant variant, char *name, size_t capacity) {
  int length = snprintf(name, capacity, "%s%s", variant.plugin->file, variant.mono ? "-mono" : "");
  return length > 0 && (size_t)length < capacity;
}

void nj_ttl_preset_uri(FILE *file, nj_lv2_variant variant, uint32_t program) {
  char uri[NJ_TTL_URI_BYTES];
  nj_lv2_uri(variant, uri, sizeof uri);
  fprintf(file, "<%s#preset-%u>", uri, program + 1);
}
