/* A plug-in in this host: its extensions, buffers and the events of the next block. */
#ifndef NJ_HOST_GUEST_H
#define NJ_HOST_GUEST_H

#include <stdatomic.h>
#include <stddef.h>

#include "clap_ext.h"
#include "clap_gui.h"
#include "clap_preset.h"
#include "module.h"
#include "watch.h"

#define GUEST_CHANNELS 8u
#define GUEST_EVENTS 2048u
#define GUEST_HEARD 256u

typedef union any_event {
  clap_event_header header;
  clap_event_note note;
  clap_event_note_expression expression;
  clap_event_param_value param;
  clap_event_param_gesture gesture;
  clap_event_midi midi;
} any_event;

typedef struct clap_guest {
  clap_host host;
  const clap_plugin *plugin;
  const clap_plugin_params *params;
  const clap_plugin_state *state;
  const clap_plugin_latency *latency;
  const clap_plugin_tail *tail;
  const clap_plugin_render *render;
  const clap_plugin_audio_ports *ports;
  const clap_plugin_audio_ports_config *configs;
  const clap_plugin_note_ports *note_ports;
  const clap_plugin_preset_load *preset_load;
  const clap_plugin_gui *gui;
  _Atomic int messages; /* in the log, which is standard error */
  char said[512];       /* the last of them */
  int latency_changes;
  const char *preset_load_id; /* by which this host knows the extension; NULL: not at all */
  int presets_loaded, preset_errors;
  _Atomic int wants_callback;
  _Atomic int wants_restart;
  _Atomic int wants_flush;
  _Atomic int windows_closed;
  uint32_t inputs, outputs; /* channels of all ports together, GUEST_CHANNELS at most */
  uint32_t frames;          /* of the buffers */
  float *in[GUEST_CHANNELS];
  float *out[GUEST_CHANNELS];
  any_event events[GUEST_EVENTS];
  uint32_t event_count;
  any_event heard[GUEST_HEARD]; /* parameters that the plug-in changes, in the last process() or flush() */
  uint32_t heard_count;
  int64_t time;
  watch_counts watched; /* the most of each that process() took in one call, where a watch is preloaded */
} clap_guest;

/* What the plug-in gets to see of this host. */
clap_host guest_host(clap_guest *guest);
/* Ends the program if the plug-in can't be made. */
clap_guest *guest_open(const clap_module *module, const char *id);
void guest_close(clap_guest *guest);

/* Buffers for so many frames are made; the plug-in may be told of fewer. */
bool guest_activate(clap_guest *guest, double rate, uint32_t announced_frames, uint32_t frames);
void guest_deactivate(clap_guest *guest);
/* Runs guest.in through to guest.out, or in place within guest.out. Hands over the events and forgets them.
 */
bool guest_process(clap_guest *guest, uint32_t frames, bool in_place);
/* The same with doubles; false if a port has none. */
bool guest_process_double(clap_guest *guest, uint32_t frames);
bool guest_has_doubles(const clap_guest *guest);
/* Whether each call of process() is watched; ends the program if it must be and no watch is preloaded. */
bool guest_watched(bool must_be);
/* Hands over the events without sound. */
void guest_flush(clap_guest *guest);
/* What the plug-in asked the main thread to do. */
void guest_idle(clap_guest *guest);

uint32_t guest_latency(const clap_guest *guest);
void guest_add_param(clap_guest *guest, uint32_t time, clap_id id, double value);
void guest_add_note(clap_guest *guest, uint32_t time, bool on, int16_t channel, int16_t key, double velocity);
void guest_add_expression(clap_guest *guest, uint32_t time, int32_t note_id, int32_t kind, double value);
void guest_add_midi(clap_guest *guest, uint32_t time, uint8_t status, uint8_t first, uint8_t second);
/* The index of a parameter by name or number; -1 if there is none. */
int guest_find_param(const clap_guest *guest, const char *name);
/* Whether all samples of the output are finite. */
bool guest_is_finite(const clap_guest *guest, uint32_t frames);

/* The state's bytes, to be freed; NULL if it can't be saved. */
char *guest_save(const clap_guest *guest, size_t *size);
bool guest_load(const clap_guest *guest, const char *bytes, size_t size);

#endif
