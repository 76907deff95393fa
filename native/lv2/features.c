/* What the host offers: a map of URIs, a log and the lengths of its blocks. */
#include <string.h>

#include <lv2/buf-size/buf-size.h>
#include <lv2/midi/midi.h>
#include <lv2/options/options.h>

#include "lv2_plugin.h"

/* A host that says nothing may have blocks of any length; latency follows this one. */
#define USUAL_BLOCK 1024u
#define LARGEST_BLOCK 8192u

static const void *feature(const LV2_Feature *const *features, const char *uri) {
  for (; features && *features; features++) {
    if (strcmp((*features)->URI, uri) == 0) {
      return (*features)->data;
    }
  }
  return NULL;
}

static uint32_t block_option(const LV2_Options_Option *option, LV2_URID key, LV2_URID type) {
  for (; option && option->key; option++) {
    if (option->context == LV2_OPTIONS_INSTANCE && option->key == key && option->type == type &&
        option->value) {
      int32_t frames = *(const int32_t *)option->value;
      return frames > 0 ? (uint32_t)frames : 0;
    }
  }
  return 0;
}

void nj_lv2_read_features(nj_lv2 *self, const LV2_Feature *const *features) {
  self->nominal_block = USUAL_BLOCK;
  self->max_block = LARGEST_BLOCK;
  self->map = feature(features, LV2_URID__map);
  if (!self->map) {
    return;
  }
  LV2_URID_Map_Handle handle = self->map->handle;
  self->midi_event = self->map->map(handle, LV2_MIDI__MidiEvent);
  self->log = feature(features, LV2_LOG__log);
  self->warning = self->map->map(handle, LV2_LOG__Warning);
  LV2_URID whole = self->map->map(handle, LV2_ATOM__Int);
  const LV2_Options_Option *options = feature(features, LV2_OPTIONS__options);
  uint32_t most = block_option(options, self->map->map(handle, LV2_BUF_SIZE__maxBlockLength), whole);
  uint32_t nominal = block_option(options, self->map->map(handle, LV2_BUF_SIZE__nominalBlockLength), whole);
  if (most > 0) {
    self->max_block = most;
    self->nominal_block = most < USUAL_BLOCK ? most : USUAL_BLOCK;
  }
  if (nominal > 0) {
    self->nominal_block = nominal;
  }
}
