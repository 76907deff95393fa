/* What the host offers: a map of URIs, a log and options. */
#include <string.h>

#include <lv2/midi/midi.h>
#include <lv2/options/options.h>

#include "lv2_plugin.h"

static const void *feature(const LV2_Feature *const *features, const char *uri) {
  for (; features && *features; features++) {
    if (strcmp((*features)->URI, uri) == 0) {
      return (*features)->data;
    }
  }
  return NULL;
}

void nj_lv2_read_features(nj_lv2 *self, const LV2_Feature *const *features) {
  nj_lv2_options_begin(&self->options);
  self->map = feature(features, LV2_URID__map);
  if (!self->map) {
    return;
  }
  LV2_URID_Map_Handle handle = self->map->handle;
  self->midi_event = self->map->map(handle, LV2_MIDI__MidiEvent);
  self->log = feature(features, LV2_LOG__log);
  self->warning = self->map->map(handle, LV2_LOG__Warning);
  nj_lv2_options_map(&self->options, self->map);
  nj_lv2_options_read(&self->options, feature(features, LV2_OPTIONS__options));
}
