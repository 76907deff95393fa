#include "table.h"

#include <string.h>

#include "platform.h"

static nj_plugin plugins[NJ_BUILT_IN];
static uint32_t plugin_count;
static nj_once filled = NJ_ONCE;

static void fill(void) {
  plugin_count = nj_built_in(plugins);
}

uint32_t nj_plugin_count(void) {
  nj_call_once(&filled, fill);
  return plugin_count;
}

const nj_plugin *nj_plugin_at(uint32_t index) {
  return index < nj_plugin_count() ? &plugins[index] : NULL;
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
