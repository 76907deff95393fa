/* The object's life: facets, references, and the way from one interface to another. */
#include <stdlib.h>
#include <string.h>

#include "vst3_plugin.h"

static void latency_changed(void *context) {
  nj_vst3 *self = context;
  atomic_store(&self->latency_changed, true);
}

nj_vst3 *nj_vst3_create(const nj_plugin *plugin) {
  const void *const tables[NJ_FACETS] = {
      [NJ_COMPONENT] = &nj_vst3_component,
      [NJ_PROCESSOR] = &nj_vst3_processor,
      [NJ_CONTEXT_NEEDS] = &nj_vst3_context_needs,
      [NJ_CONTROLLER] = &nj_vst3_controller,
      [NJ_UNITS] = &nj_vst3_units,
      [NJ_MIDI_MAPPING] = &nj_vst3_midi_mapping,
      [NJ_EXPRESSIONS] = &nj_vst3_expressions,
      [NJ_PHYSICAL] = &nj_vst3_physical,
  };
  nj_vst3 *self = calloc(1, sizeof(*self));
  if (self == NULL) {
    return NULL;
  }
  for (int i = 0; i < NJ_FACETS; i++) {
    self->facets[i] = (nj_facet){tables[i], self};
  }
  atomic_init(&self->references, 1);
  self->plugin = plugin;
  self->channels = plugin->output_channels;
  self->setup = (vst3_setup){VST3_REALTIME, VST3_SAMPLE_32, 1024, 48000};
  self->instance = nj_create(plugin, (nj_listener){.context = self, .latency_changed = latency_changed});
  if (self->instance == NULL) {
    free(self);
    return NULL;
  }
  for (int32_t channel = 0; channel < NJ_MIDI_CHANNELS; channel++) {
    for (int32_t i = 0; i < VST3_CONTROLLERS; i++) {
      atomic_init(&self->controllers[channel][i], (float)nj_vst3_controller_initial(i));
    }
  }
  nj_vst3_show_all(self);
  nj_vst3_find_program(self);
  return self;
}

static void forget_handler(nj_vst3 *self) {
  if (self->handler != NULL) {
    self->handler->table->release(self->handler);
  }
  self->handler = NULL;
}

static void destroy(nj_vst3 *self) {
  forget_handler(self);
  nj_destroy(self->instance);
  free(self);
}

vst3_result VST3_CALL nj_vst3_query(void *facet, const uint8_t *interface_id, void **object) {
  static const struct {
    vst3_id id;
    int facet;
    bool for_events;
  } known[] = {
      {VST3_UNKNOWN_ID, NJ_COMPONENT, false},
      {VST3_PLUGIN_BASE_ID, NJ_COMPONENT, false},
      {VST3_COMPONENT_ID, NJ_COMPONENT, false},
      {VST3_PROCESSOR_ID, NJ_PROCESSOR, false},
      {VST3_CONTEXT_NEEDS_ID, NJ_CONTEXT_NEEDS, false},
      {VST3_CONTROLLER_ID, NJ_CONTROLLER, false},
      {VST3_UNITS_ID, NJ_UNITS, false},
      {VST3_MIDI_MAPPING_ID, NJ_MIDI_MAPPING, true},
      {VST3_EXPRESSIONS_ID, NJ_EXPRESSIONS, true},
      {VST3_PHYSICAL_ID, NJ_PHYSICAL, true},
  };
  nj_vst3 *self = nj_vst3_of(facet);
  if (object == NULL) {
    return VST3_INVALID;
  }
  *object = NULL;
  if (interface_id == NULL) {
    return VST3_INVALID;
  }
  for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
    if (memcmp(known[i].id, interface_id, sizeof(vst3_id)) != 0) {
      continue;
    }
    if (known[i].for_events && !nj_vst3_hears(self)) {
      break;
    }
    *object = &self->facets[known[i].facet];
    nj_vst3_retain(facet);
    return VST3_OK;
  }
  return VST3_NO_INTERFACE;
}

uint32_t VST3_CALL nj_vst3_retain(void *facet) {
  return atomic_fetch_add(&nj_vst3_of(facet)->references, 1) + 1;
}

uint32_t VST3_CALL nj_vst3_release(void *facet) {
  nj_vst3 *self = nj_vst3_of(facet);
  uint32_t left = atomic_fetch_sub(&self->references, 1) - 1;
  if (left == 0) {
    destroy(self);
  }
  return left;
}

vst3_result VST3_CALL nj_vst3_initialize(void *facet, vst3_unknown *context) {
  (void)facet;
  (void)context;
  return VST3_OK;
}

/*
 * Comes once for the component and once for the controller, which are one. A host may end what it has not
 * switched off, keep a reference, and unload the library.
 */
vst3_result VST3_CALL nj_vst3_terminate(void *facet) {
  nj_vst3 *self = nj_vst3_of(facet);
  forget_handler(self);
  self->active = false;
  nj_deactivate(self->instance);
  return VST3_OK;
}

void nj_vst3_tell_changes(nj_vst3 *self) {
  if (self->handler == NULL) {
    return;
  }
  int32_t changes = atomic_exchange(&self->latency_changed, false) ? VST3_LATENCY_CHANGED : 0;
  changes |= atomic_exchange(&self->values_changed, false) ? VST3_VALUES_CHANGED : 0;
  if (changes != 0) {
    self->handler->table->restart(self->handler, changes);
  }
}
