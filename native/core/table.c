#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "places.h"
#include "platform.h"
#include "plugins_file.h"

#define MOST_LISTED 128u
#define MOST_BYTES (4u << 20)

static nj_plugin plugins[NJ_BUILT_IN + MOST_LISTED];
static uint32_t latencies[NJ_BUILT_IN + MOST_LISTED];
static uint32_t plugin_count;
static nj_once filled = NJ_ONCE;

static char *text_of(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    return NULL;
  }
  char *text = malloc(MOST_BYTES + 1);
  size_t size = text ? fread(text, 1, MOST_BYTES, file) : 0;
  fclose(file);
  char *fitting = text ? realloc(text, size + 1) : NULL;
  if (fitting) {
    fitting[size] = '\0';
  }
  return fitting;
}

static bool known(const char *id) {
  for (uint32_t i = 0; i < plugin_count; i++) {
    if (strcmp(plugins[i].id, id) == 0) {
      return true;
    }
  }
  return false;
}

static void add_listed(void) {
  char home[NJ_PATH];
  char path[NJ_PATH + 16];
  if (!nj_home_folder(NULL, home, sizeof home)) {
    return;
  }
  snprintf(path, sizeof path, "%s/plugins.txt", home);
  static nj_listed listed[MOST_LISTED];
  char *text = text_of(path); /* stays: the plug-ins' names lie in it */
  uint32_t count = text ? nj_plugins_read(text, listed, MOST_LISTED) : 0;
  for (uint32_t i = 0; i < count; i++) {
    if (!known(listed[i].plugin.id)) {
      latencies[plugin_count] = listed[i].latency_frames;
      plugins[plugin_count++] = listed[i].plugin;
    }
  }
}

static void fill(void) {
  plugin_count = nj_built_in(plugins);
  add_listed();
}

uint32_t nj_plugin_count(void) {
  nj_call_once(&filled, fill);
  return plugin_count;
}

const nj_plugin *nj_plugin_at(uint32_t index) {
  return index < nj_plugin_count() ? &plugins[index] : NULL;
}

uint32_t nj_listed_latency(const nj_plugin *plugin) {
  return latencies[plugin - plugins];
}

void nj_class_of(const char *id, uint8_t class_id[16]) {
  /* Two FNV-1a hashes of the id with different beginnings; never to be changed: sessions hold the result. */
  for (unsigned half = 0; half < 2; half++) {
    uint64_t hash = 0xcbf29ce484222325u ^ (half * 0x9e3779b97f4a7c15u);
    for (const char *c = id; *c; c++) {
      hash = (hash ^ (uint8_t)*c) * 0x100000001b3u;
    }
    for (unsigned i = 0; i < 8; i++) {
      class_id[half * 8 + i] = (uint8_t)(hash >> (56 - 8 * i));
    }
  }
}
