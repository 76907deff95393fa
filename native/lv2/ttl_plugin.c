#include "ttl.h"

#include <string.h>

#define PROJECT NJ_HOME_PAGE "/plugins"

/* Begins a port; what follows ends each line with " ;" and nj_end_port closes. */
static void begin_port(FILE *file, uint32_t index, const char *types, const char *symbol, const char *name) {
  fprintf(file, " ;\n  lv2:port [\n    a %s ;\n    lv2:index %u ;\n    lv2:symbol \"%s\" ;\n    lv2:name ",
          types, index, symbol);
  nj_ttl_text(file, name);
}

static void end_port(FILE *file) {
  fputs("\n  ]", file);
}

static void say(FILE *file, const char *line) {
  fprintf(file, " ;\n    %s", line);
}

static void range(FILE *file, double initial, double minimum, double maximum) {
  fputs(" ;\n    lv2:default ", file);
  nj_ttl_number(file, initial);
  fputs(" ;\n    lv2:minimum ", file);
  nj_ttl_number(file, minimum);
  fputs(" ;\n    lv2:maximum ", file);
  nj_ttl_number(file, maximum);
}

static void sound_ports(FILE *file, nj_lv2_variant variant, bool input) {
  nj_lv2_ports ports = nj_lv2_ports_of(variant);
  uint32_t count = input ? ports.inputs : ports.outputs;
  uint32_t first = input ? ports.first_input : ports.first_output;
  const char *types = input ? "lv2:InputPort , lv2:AudioPort" : "lv2:OutputPort , lv2:AudioPort";
  const char *side[] = {"left", "right"};
  for (uint32_t i = 0; i < count; i++) {
    char symbol[32], name[32], uri[NJ_TTL_URI_BYTES], group[NJ_TTL_URI_BYTES + 64];
    snprintf(symbol, sizeof symbol, count == 1 ? "%s" : "%s_%s", input ? "in" : "out", side[i]);
    snprintf(name, sizeof name, count == 1 ? "%s" : "%s %s", input ? "Input" : "Output", side[i]);
    begin_port(file, first + i, types, symbol, name);
    nj_lv2_uri(variant, uri, sizeof uri);
    snprintf(group, sizeof group, "pg:group <%s#%s>", uri, input ? "input" : "output");
    say(file, group);
    say(file, count == 1 ? "lv2:designation pg:center"
              : i == 0   ? "lv2:designation pg:left"
                         : "lv2:designation pg:right");
    end_port(file);
  }
}

static void host_ports(FILE *file, nj_lv2_ports ports) {
  if (ports.events != NJ_LV2_NONE) {
    begin_port(file, ports.events, "lv2:InputPort , atom:AtomPort", "events", "MIDI");
    say(file, "atom:bufferType atom:Sequence");
    say(file, "atom:supports midi:MidiEvent");
    say(file, "lv2:designation lv2:control");
    end_port(file);
  }
  begin_port(file, ports.latency, "lv2:OutputPort , lv2:ControlPort", "latency", "Latency");
  range(file, 0, 0, 1000000);
  say(file, "lv2:designation lv2:latency");
  say(file, "lv2:portProperty lv2:reportsLatency , lv2:integer , pprops:notOnGUI");
  say(file, "units:unit units:frame");
  end_port(file);
  begin_port(file, ports.late, "lv2:OutputPort , lv2:ControlPort", "late", "Late frames");
  range(file, 0, 0, 1000000);
  say(file, "lv2:portProperty lv2:integer");
  say(file, "units:unit units:frame");
  end_port(file);
  begin_port(file, ports.freewheel, "lv2:InputPort , lv2:ControlPort", "freewheel", "Offline");
  range(file, 0, 0, 1);
  say(file, "lv2:designation lv2:freeWheeling");
  say(file, "lv2:portProperty lv2:toggled , lv2:connectionOptional , pprops:notOnGUI , pprops:notAutomatic");
  end_port(file);
}

static void unit(FILE *file, const char *unit) {
  static const char *const known[][2] = {{"dB", "db"},   {"%", "pc"},  {"ct", "cent"}, {"Hz", "hz"},
                                         {"kHz", "khz"}, {"ms", "ms"}, {"s", "s"},     {"BPM", "bpm"}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (strcmp(unit, known[i][0]) == 0) {
      fprintf(file, " ;\n    units:unit units:%s", known[i][1]);
      return;
    }
  }
  if (unit[0]) {
    fputs(" ;\n    units:unit [ a units:Unit ; rdfs:label ", file);
    nj_ttl_text(file, unit);
    fputs(" ; units:symbol ", file);
    nj_ttl_text(file, unit);
    fputs(" ]", file);
  }
}

static void steps(FILE *file, const nj_parameter *parameter) {
  if (!(parameter->flags & NJ_STEPPED)) {
    return;
  }
  say(file,
      parameter->steps ? "lv2:portProperty lv2:integer , lv2:enumeration" : "lv2:portProperty lv2:integer");
  for (uint32_t i = 0; parameter->steps && i <= (uint32_t)(parameter->maximum - parameter->minimum); i++) {
    fputs(" ;\n    lv2:scalePoint [ rdfs:label ", file);
    nj_ttl_text(file, parameter->steps[i]);
    fputs(" ; rdf:value ", file);
    nj_ttl_number(file, parameter->minimum + i);
    fputs(" ]", file);
  }
}

static void parameter_port(FILE *file, uint32_t index, const nj_parameter *parameter) {
  const char *types = "lv2:InputPort , lv2:ControlPort";
  char symbol[NJ_LV2_SYMBOL_BYTES];
  nj_lv2_symbol(parameter, symbol);
  if (parameter->flags & NJ_BYPASS) {
    begin_port(file, index, types, symbol, "Enabled");
    range(file, nj_lv2_to_port(parameter, parameter->initial), 0, 1);
    say(file, "lv2:designation lv2:enabled");
    say(file, "lv2:portProperty lv2:toggled");
  } else {
    begin_port(file, index, types, symbol, parameter->name);
    range(file, parameter->initial, parameter->minimum, parameter->maximum);
    fputs(" ;\n    lv2:shortName ", file);
    nj_ttl_text(file, parameter->short_name);
    unit(file, parameter->unit);
    steps(file, parameter);
  }
  end_port(file);
}

static void project(FILE *file) {
  fputs("<" PROJECT ">\n  a doap:Project ;\n  doap:name \"" NJ_VENDOR "\" ;\n  doap:maintainer [\n"
        "    foaf:name \"" NJ_VENDOR "\" ;\n    foaf:homepage <" NJ_HOME_PAGE ">\n  ] .\n\n",
        file);
}

static void groups(FILE *file, const char *uri, nj_lv2_ports ports) {
  static const char *const kinds[] = {"", "pg:MonoGroup", "pg:StereoGroup"};
  if (ports.inputs > 0) {
    fprintf(file, "<%s#input>\n  a pg:InputGroup , %s ;\n  lv2:symbol \"in\" ;\n  lv2:name \"Input\" .\n\n",
            uri, kinds[ports.inputs]);
  }
  fprintf(file, "<%s#output>\n  a pg:OutputGroup , %s ;\n  lv2:symbol \"out\" ;\n  lv2:name \"Output\" .\n\n",
          uri, kinds[ports.outputs]);
}

static void features(FILE *file, nj_lv2_ports ports) {
  bool needs_map = ports.events != NJ_LV2_NONE;
  fputs(" ;\n  lv2:optionalFeature lv2:hardRTCapable , bufsz:boundedBlockLength , opts:options", file);
  fputs(" , log:log", file);
  fputs(needs_map ? " ;\n  lv2:requiredFeature urid:map" : " , urid:map", file);
  fputs(" ;\n  opts:supportedOption bufsz:nominalBlockLength , bufsz:maxBlockLength", file);
  fputs(" ;\n  lv2:extensionData state:interface , opts:interface", file);
}

void nj_ttl_plugin(FILE *file, nj_lv2_variant variant) {
  const nj_plugin *plugin = variant.plugin;
  nj_lv2_ports ports = nj_lv2_ports_of(variant);
  char uri[NJ_TTL_URI_BYTES];
  nj_lv2_uri(variant, uri, sizeof uri);
  nj_ttl_prefixes(file);
  project(file);
  groups(file, uri, ports);
  fprintf(file, "<%s>\n  a lv2:Plugin , %s ;\n  doap:name ", uri,
          ports.inputs == 0 ? "lv2:InstrumentPlugin" : "lv2:FilterPlugin");
  char name[256];
  snprintf(name, sizeof name, "%s%s", plugin->name, variant.mono ? " (mono)" : "");
  nj_ttl_text(file, name);
  fputs(" ;\n  rdfs:comment ", file);
  nj_ttl_text(file, plugin->description);
  fputs(" ;\n  doap:license <http://www.apache.org/licenses/LICENSE-2.0> ;\n  lv2:project <" PROJECT ">",
        file);
  fprintf(file, " ;\n  lv2:minorVersion %d ;\n  lv2:microVersion %d", NJ_LV2_MINOR, NJ_LV2_MICRO);
  features(file, ports);
  if (ports.inputs > 0) {
    fprintf(file, " ;\n  pg:mainInput <%s#input>", uri);
  }
  fprintf(file, " ;\n  pg:mainOutput <%s#output>", uri);
  sound_ports(file, variant, true);
  sound_ports(file, variant, false);
  host_ports(file, ports);
  for (uint32_t i = 0; i < plugin->parameter_count; i++) {
    parameter_port(file, ports.parameters + i, &plugin->parameters[i]);
  }
  fputs(" .\n", file);
}
