/* A Java plug-in whose keys are the names of ports: its description still has each symbol once. */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "listed.h"
#include "ttl.h"

#define MOST 64

static const char list[] = "plugin a.b|A B|effect|2|2|0|NjAB|a-b\n"
                           "parameter late|Late||0|1|0|\n"
                           "parameter p_late|Later||0|1|0|\n"
                           "parameter latency|Latency||0|1|0|\n"
                           "parameter events|Events||0|1|0|\n"
                           "parameter freewheel|Wheel||0|1|0|\n"
                           "parameter enabled|Enabled||0|1|0|\n"
                           "parameter in_left|Left||0|1|0|\n"
                           "parameter out|Out||0|1|0|\n"
                           "parameter 2nd|Second||0|1|0|\n"
                           "parameter depth|Depth||0|1|0|\n"
                           "program Far|1;1;1;1;1;1;1;1;1;1\n";

/* Those of the ports in a file that is written by write. */
static uint32_t symbols_of(void (*write)(FILE *, nj_lv2_variant), const nj_plugin *plugin,
                           char (*symbols)[64]) {
  FILE *file = tmpfile();
  char line[1024];
  uint32_t count = 0;
  CHECK(file != NULL);
  write(file, (nj_lv2_variant){plugin, false});
  rewind(file);
  while (fgets(line, sizeof line, file)) {
    count += count < MOST && sscanf(line, "    lv2:symbol \"%63[^\"]\"", symbols[count]) == 1;
  }
  fclose(file);
  return count;
}

static bool has(char (*symbols)[64], uint32_t count, const char *symbol) {
  uint32_t found = 0;
  for (uint32_t i = 0; i < count; i++) {
    found += strcmp(symbols[i], symbol) == 0;
  }
  return found == 1;
}

int main(void) {
  list_plugins(list);
  const nj_plugin *plugin = nj_plugin_at(nj_plugin_count() - 1);
  CHECK(strcmp(plugin->id, "a.b") == 0 && plugin->parameter_count == 10 && plugin->program_count == 1);
  char ports[MOST][64], preset[MOST][64];
  uint32_t count = symbols_of(nj_ttl_plugin, plugin, ports);
  CHECK(count == nj_lv2_ports_of((nj_lv2_variant){plugin, false}).count + 2); /* and two groups */
  for (uint32_t i = 2; i < count; i++) {
    CHECK(has(ports + 2, count - 2, ports[i]));
    CHECK(ports[i][0] < '0' || ports[i][0] > '9');
  }
  CHECK(has(ports, count, "late") && has(ports, count, "p_late") && has(ports, count, "p_p_late"));
  CHECK(has(ports, count, "p_2nd") && has(ports, count, "depth") && has(ports, count, "p_enabled"));
  uint32_t set = symbols_of(nj_ttl_presets, plugin, preset);
  CHECK(set == plugin->parameter_count);
  for (uint32_t i = 0; i < set; i++) {
    CHECK(strcmp(preset[i], ports[count - set + i]) == 0);
  }
  return 0;
}
