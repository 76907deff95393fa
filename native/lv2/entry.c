/* Where an LV2 host enters: a descriptor a variant, and the instance's life. */
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include <lv2/state/state.h>

#include "lv2_plugin.h"

/* URIs longer than this are none of ours: a plug-in folder's are made from ids of at most 128 characters. */
#define URI_BYTES 256

typedef struct nj_lv2_entry {
  LV2_Descriptor descriptor;
  nj_lv2_variant variant;
  char uri[URI_BYTES];
} nj_lv2_entry;

static void message(void *context, const char *text) {
  nj_lv2 *self = context;
  nj_lv2_notice_add(&self->notice, self->variant.plugin->name, text);
}

static LV2_Handle instantiate(const LV2_Descriptor *descriptor, double sample_rate_hz, const char *bundle,
                              const LV2_Feature *const *features) {
  (void)bundle;
  const nj_lv2_entry *entry = (const nj_lv2_entry *)(const void *)descriptor;
  nj_lv2_ports ports = nj_lv2_ports_of(entry->variant);
  nj_lv2 *self = calloc(1, sizeof *self + ports.count * sizeof(void *));
  if (!self) {
    return NULL;
  }
  self->connected = (void **)(void *)(self + 1);
  self->variant = entry->variant;
  self->ports = ports;
  self->sample_rate_hz = sample_rate_hz;
  nj_lv2_notice_open(&self->notice);
  nj_lv2_read_features(self, features);
  for (uint32_t i = 0; i < NJ_MAX_PARAMETERS; i++) {
    self->seen[i] = NAN;
  }
  bool lacks_map = ports.events != NJ_LV2_NONE && !self->map;
  nj_listener listener = {.context = self, .message = message};
  self->instance = lacks_map ? NULL : nj_create(entry->variant.plugin, listener);
  if (!self->instance) {
    nj_lv2_notice_close(&self->notice);
    free(self);
    return NULL;
  }
  return self;
}

static void connect_port(LV2_Handle handle, uint32_t port, void *data) {
  nj_lv2 *self = handle;
  if (port < self->ports.count) {
    self->connected[port] = data;
  }
}

static void begin(nj_lv2 *self) {
  self->active = nj_activate(self->instance, self->sample_rate_hz, (uint32_t)self->options.nominal_block,
                             (uint32_t)self->options.max_block, self->ports.outputs);
}

static void activate(LV2_Handle handle) {
  nj_lv2 *self = handle;
  begin(self);
  nj_lv2_notice_give(&self->notice, self->log, self->warning);
}

static void deactivate(LV2_Handle handle) {
  nj_lv2 *self = handle;
  self->active = false;
  nj_deactivate(self->instance);
  nj_lv2_notice_give(&self->notice, self->log, self->warning);
}

static void cleanup(LV2_Handle handle) {
  nj_lv2 *self = handle;
  nj_destroy(self->instance);
  nj_lv2_notice_give(&self->notice, self->log, self->warning);
  nj_lv2_notice_close(&self->notice);
  free(self);
}

static uint32_t get_options(LV2_Handle handle, LV2_Options_Option *list) {
  const nj_lv2 *self = handle;
  return nj_lv2_options_write(&self->options, list);
}

/* Other blocks have another latency, which is fixed while active. Nothing else runs meanwhile. */
static uint32_t set_options(LV2_Handle handle, const LV2_Options_Option *list) {
  nj_lv2 *self = handle;
  nj_lv2_options before = self->options;
  uint32_t faults = nj_lv2_options_read(&self->options, list);
  bool changed =
      before.nominal_block != self->options.nominal_block || before.max_block != self->options.max_block;
  if (changed && self->active) {
    nj_deactivate(self->instance);
    begin(self);
  }
  return faults;
}

static const void *extension_data(const char *uri) {
  static const LV2_Options_Interface options = {get_options, set_options};
  if (strcmp(uri, LV2_OPTIONS__interface) == 0) {
    return &options;
  }
  return strcmp(uri, LV2_STATE__interface) == 0 ? nj_lv2_state_interface() : NULL;
}

static nj_lv2_entry *make_entries(uint32_t count) {
  nj_lv2_entry *entries = calloc(count, sizeof *entries);
  for (uint32_t i = 0; entries && i < count; i++) {
    entries[i].variant = nj_lv2_variant_at(i);
    nj_lv2_uri(entries[i].variant, entries[i].uri, sizeof entries[i].uri);
    entries[i].descriptor = (LV2_Descriptor){.URI = entries[i].uri,
                                             .instantiate = instantiate,
                                             .connect_port = connect_port,
                                             .activate = activate,
                                             .run = nj_lv2_run,
                                             .deactivate = deactivate,
                                             .cleanup = cleanup,
                                             .extension_data = extension_data};
  }
  return entries;
}

LV2_SYMBOL_EXPORT const LV2_Descriptor *lv2_descriptor(uint32_t index) {
  static _Atomic(nj_lv2_entry *) all;
  if (index >= nj_lv2_variant_count()) {
    return NULL;
  }
  nj_lv2_entry *entries = atomic_load(&all);
  if (!entries) {
    nj_lv2_entry *made = make_entries(nj_lv2_variant_count());
    if (atomic_compare_exchange_strong(&all, &entries, made)) {
      entries = made;
    } else {
      free(made);
    }
  }
  return entries ? &entries[index].descriptor : NULL;
}
