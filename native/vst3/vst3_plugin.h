/*
 * One VST3 plug-in: component, processor and controller are one object, which hosts call single component.
 * Each interface is a facet: a place whose address the host holds, with its table and the way back.
 *
 * The controller has values of its own, `shown`: a host tells it what the window is to show, at other times
 * than it tells the processor what to sound like.
 */
#ifndef NJ_VST3_PLUGIN_H
#define NJ_VST3_PLUGIN_H

#include <stdatomic.h>

#include "nj_core.h"
#include "vst3_edit.h"

#define NJ_VST3_EVENTS 4096
#define NJ_MIDI_CHANNELS 16
/* Other values than any program's: shown as the first one, which can then be chosen as any other. */
#define NJ_VST3_NO_PROGRAM UINT32_MAX

typedef struct nj_vst3 nj_vst3;

typedef struct nj_facet {
  const void *table;
  nj_vst3 *owner;
} nj_facet;

enum nj_facet_number {
  NJ_COMPONENT,
  NJ_PROCESSOR,
  NJ_CONTEXT_NEEDS,
  NJ_CONTROLLER,
  NJ_UNITS,
  NJ_MIDI_MAPPING,
  NJ_EXPRESSIONS,
  NJ_PHYSICAL,
  NJ_FACETS
};

struct nj_vst3 {
  nj_facet facets[NJ_FACETS];
  atomic_uint references;
  const nj_plugin *plugin;
  nj_instance *instance;
  vst3_handler *handler; /* the host's, kept alive by us; NULL before it is set */
  uint32_t channels;
  vst3_setup setup;
  bool active;
  atomic_bool latency_changed; /* set by the keeper's thread, told to the host by its own */
  atomic_bool values_changed;  /* shown ones, by a program */
  _Atomic double shown[NJ_MAX_PARAMETERS];
  _Atomic float controllers[NJ_MIDI_CHANNELS][VST3_CONTROLLERS];
  atomic_uint shown_program;
  atomic_uint program; /* the processor's */
  uint32_t event_count;
  nj_event events[NJ_VST3_EVENTS];
};

static inline nj_vst3 *nj_vst3_of(void *facet) {
  return ((nj_facet *)facet)->owner;
}
static inline bool nj_vst3_hears(const nj_vst3 *self) {
  return self->plugin->kind != NJ_DENOISER;
}
static inline uint32_t nj_vst3_bus_channels(const nj_vst3 *self, int32_t direction) {
  bool all = self->channels == self->plugin->output_channels;
  return all && direction == VST3_INPUT ? self->plugin->input_channels : self->channels;
}

extern const vst3_component_table nj_vst3_component;
extern const vst3_processor_table nj_vst3_processor;
extern const vst3_context_needs_table nj_vst3_context_needs;
extern const vst3_controller_table nj_vst3_controller;
extern const vst3_units_table nj_vst3_units;
extern const vst3_midi_mapping_table nj_vst3_midi_mapping;
extern const vst3_expressions_table nj_vst3_expressions;
extern const vst3_physical_table nj_vst3_physical;

/* object.c */
nj_vst3 *nj_vst3_create(const nj_plugin *plugin); /* with one reference; NULL if memory is out */
vst3_result VST3_CALL nj_vst3_query(void *self, const uint8_t *interface_id, void **object);
uint32_t VST3_CALL nj_vst3_retain(void *self);
uint32_t VST3_CALL nj_vst3_release(void *self);
vst3_result VST3_CALL nj_vst3_initialize(void *self, vst3_unknown *context);
vst3_result VST3_CALL nj_vst3_terminate(void *self);
#define NJ_VST3_UNKNOWN .query = nj_vst3_query, .retain = nj_vst3_retain, .release = nj_vst3_release
#define NJ_VST3_BASE NJ_VST3_UNKNOWN, .initialize = nj_vst3_initialize, .terminate = nj_vst3_terminate
/*
 * Tells the host of a latency and of shown values that changed. Only from calls that come from the host's
 * window, and never from one that sets a value: the host may answer by taking a lock that it holds. [main]
 */
void nj_vst3_tell_changes(nj_vst3 *self);

/* ids.c: parameters' ids never change, so they come from keys; those of MIDI lie in ranges of their own. */
uint32_t nj_vst3_id(const nj_parameter *parameter);
const nj_parameter *nj_vst3_parameter(const nj_vst3 *self,
                                      uint32_t id); /* NULL if it is none of the core's */
uint32_t nj_vst3_controller_id(int32_t channel, int32_t controller);
bool nj_vst3_is_controller(const nj_vst3 *self, uint32_t id, int32_t *channel, int32_t *controller);
/* The parameter that chooses a program; VST3_NO_PARAMETER where one of the core's does so already. */
uint32_t nj_vst3_program_id(const nj_vst3 *self);
/* What a controller is before it is moved, 0 to 1. */
double nj_vst3_controller_initial(int32_t controller);
double nj_vst3_program_to_normal(const nj_vst3 *self, uint32_t program);
uint32_t nj_vst3_program_from_normal(const nj_vst3 *self, double normal);

/* shown.c: the controller's values */
void nj_vst3_show_all(nj_vst3 *self);     /* as the core has them */
void nj_vst3_find_program(nj_vst3 *self); /* the one whose values the core has */
double nj_vst3_get_shown(nj_vst3 *self, uint32_t id);
bool nj_vst3_set_shown(nj_vst3 *self, uint32_t id, double normal);

/* events.c: [audio] a block's changes and events, sorted, in self->events */
void nj_vst3_gather(nj_vst3 *self, const vst3_block *block);

/* text.c */
void nj_vst3_to_utf16(vst3_char *to, size_t capacity, const char *text);
void nj_vst3_from_utf16(char *to, size_t capacity,
                        const vst3_char *text); /* what fits, by whole characters */
void nj_vst3_copy(char *to, size_t capacity, const char *text);

/* state.c */
vst3_result nj_vst3_save(nj_vst3 *self, vst3_stream *stream);
vst3_result nj_vst3_load(nj_vst3 *self, vst3_stream *stream);

#endif
