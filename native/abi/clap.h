/*
 * The part of CLAP 1.2's binary interface that Nightjar uses: layouts, names and numbers, as published under
 * the MIT licence by the CLAP project, in our own words. Threads: [main], [audio], [any] as in nj_core.h.
 */
#ifndef NJ_ABI_CLAP_H
#define NJ_ABI_CLAP_H

#include <stdbool.h>
#include <stdint.h>

#include "layout.h"

#define CLAP_NAME_SIZE 256
#define CLAP_PATH_SIZE 1024
#define CLAP_INVALID_ID UINT32_MAX

typedef uint32_t clap_id;

typedef struct clap_version {
  uint32_t major, minor, revision;
} clap_version;

#define CLAP_VERSION_HERE {1, 2, 2}

/* What a module exports as "clap_entry". */
typedef struct clap_plugin_entry {
  clap_version version;
  bool (*init)(const char *plugin_path);
  void (*deinit)(void);
  const void *(*get_factory)(const char *factory_id);
} clap_plugin_entry;

/* Events: each begins with this header; the list is sorted by time, in frames of the block. */
typedef struct clap_event_header {
  uint32_t size;
  uint32_t time;
  uint16_t space_id; /* 0: the types below */
  uint16_t type;
  uint32_t flags;
} clap_event_header;

enum clap_event_type {
  CLAP_EVENT_NOTE_ON = 0,
  CLAP_EVENT_NOTE_OFF = 1,
  CLAP_EVENT_NOTE_CHOKE = 2,
  CLAP_EVENT_NOTE_END = 3,
  CLAP_EVENT_NOTE_EXPRESSION = 4,
  CLAP_EVENT_PARAM_VALUE = 5,
  CLAP_EVENT_PARAM_GESTURE_BEGIN = 7,
  CLAP_EVENT_PARAM_GESTURE_END = 8,
  CLAP_EVENT_MIDI = 10
};

typedef struct clap_event_note {
  clap_event_header header;
  int32_t note_id; /* -1 in this and the next three: any */
  int16_t port_index;
  int16_t channel;
  int16_t key;
  double velocity;
} clap_event_note;

/* The numbers of expressions are those of nj_expression. */
typedef struct clap_event_note_expression {
  clap_event_header header;
  int32_t expression_id;
  int32_t note_id;
  int16_t port_index;
  int16_t channel;
  int16_t key;
  double value;
} clap_event_note_expression;

typedef struct clap_event_param_value {
  clap_event_header header;
  clap_id param_id;
  void *cookie;
  int32_t note_id;
  int16_t port_index;
  int16_t channel;
  int16_t key;
  double value;
} clap_event_param_value;

/* Somebody takes hold of a parameter, or lets go of it. */
typedef struct clap_event_param_gesture {
  clap_event_header header;
  clap_id param_id;
} clap_event_param_gesture;

typedef struct clap_event_midi {
  clap_event_header header;
  uint16_t port_index;
  uint8_t data[3];
} clap_event_midi;

typedef struct clap_input_events {
  void *ctx;
  uint32_t (*size)(const struct clap_input_events *list);
  const clap_event_header *(*get)(const struct clap_input_events *list, uint32_t index);
} clap_input_events;

typedef struct clap_output_events {
  void *ctx;
  bool (*try_push)(const struct clap_output_events *list, const clap_event_header *event);
} clap_output_events;

typedef struct clap_audio_buffer {
  float **data32; /* one of the two is not NULL */
  double **data64;
  uint32_t channel_count;
  uint32_t latency;
  uint64_t constant_mask; /* bit n: channel n has the same value all through */
} clap_audio_buffer;

typedef struct clap_process {
  int64_t steady_time;
  uint32_t frames_count;
  const void *transport;
  const clap_audio_buffer *audio_inputs;
  clap_audio_buffer *audio_outputs;
  uint32_t audio_inputs_count;
  uint32_t audio_outputs_count;
  const clap_input_events *in_events;
  const clap_output_events *out_events;
} clap_process;

enum clap_process_status { CLAP_PROCESS_ERROR = 0, CLAP_PROCESS_CONTINUE = 1 };

typedef struct clap_host {
  clap_version version;
  void *host_data;
  const char *name;
  const char *vendor;
  const char *url;
  const char *host_version;
  const void *(*get_extension)(const struct clap_host *host, const char *extension_id); /* [any] */
  void (*request_restart)(const struct clap_host *host);                                /* [any] */
  void (*request_process)(const struct clap_host *host);                                /* [any] */
  void (*request_callback)(const struct clap_host *host);                               /* [any] */
} clap_host;

typedef struct clap_plugin_descriptor {
  clap_version version;
  const char *id;
  const char *name;
  const char *vendor;
  const char *url;
  const char *manual_url;
  const char *support_url;
  const char *plugin_version;
  const char *description;
  const char *const *features; /* ended by NULL */
} clap_plugin_descriptor;

typedef struct clap_plugin {
  const clap_plugin_descriptor *desc;
  void *plugin_data;
  bool (*init)(const struct clap_plugin *plugin);    /* [main] */
  void (*destroy)(const struct clap_plugin *plugin); /* [main] */
  bool (*activate)(const struct clap_plugin *plugin, double sample_rate, uint32_t min_frames_count,
                   uint32_t max_frames_count);                                       /* [main] */
  void (*deactivate)(const struct clap_plugin *plugin);                              /* [main] */
  bool (*start_processing)(const struct clap_plugin *plugin);                        /* [audio] */
  void (*stop_processing)(const struct clap_plugin *plugin);                         /* [audio] */
  void (*reset)(const struct clap_plugin *plugin);                                   /* [audio] */
  int32_t (*process)(const struct clap_plugin *plugin, const clap_process *process); /* [audio] */
  const void *(*get_extension)(const struct clap_plugin *plugin, const char *id);    /* [any] */
  void (*on_main_thread)(const struct clap_plugin *plugin);                          /* [main] */
} clap_plugin;

#define CLAP_PLUGIN_FACTORY_ID "clap.plugin-factory"

typedef struct clap_plugin_factory {
  uint32_t (*get_plugin_count)(const struct clap_plugin_factory *factory);
  const clap_plugin_descriptor *(*get_plugin_descriptor)(const struct clap_plugin_factory *factory,
                                                         uint32_t index);
  const clap_plugin *(*create_plugin)(const struct clap_plugin_factory *factory, const clap_host *host,
                                      const char *plugin_id);
} clap_plugin_factory;

NJ_AT(clap_plugin_entry, init, 16);
NJ_AT(clap_plugin_entry, deinit, 24);
NJ_AT(clap_plugin_entry, get_factory, 32);
NJ_BYTES(clap_plugin_entry, 40);
NJ_AT(clap_event_header, time, 4);
NJ_AT(clap_event_header, space_id, 8);
NJ_AT(clap_event_header, type, 10);
NJ_AT(clap_event_header, flags, 12);
NJ_BYTES(clap_event_header, 16);
NJ_AT(clap_event_note, note_id, 16);
NJ_AT(clap_event_note, port_index, 20);
NJ_AT(clap_event_note, channel, 22);
NJ_AT(clap_event_note, key, 24);
NJ_AT(clap_event_note, velocity, 32);
NJ_BYTES(clap_event_note, 40);
NJ_AT(clap_event_note_expression, expression_id, 16);
NJ_AT(clap_event_note_expression, note_id, 20);
NJ_AT(clap_event_note_expression, port_index, 24);
NJ_AT(clap_event_note_expression, channel, 26);
NJ_AT(clap_event_note_expression, key, 28);
NJ_AT(clap_event_note_expression, value, 32);
NJ_BYTES(clap_event_note_expression, 40);
NJ_AT(clap_event_param_value, param_id, 16);
NJ_AT(clap_event_param_value, cookie, 24);
NJ_AT(clap_event_param_value, note_id, 32);
NJ_AT(clap_event_param_value, port_index, 36);
NJ_AT(clap_event_param_value, channel, 38);
NJ_AT(clap_event_param_value, key, 40);
NJ_AT(clap_event_param_value, value, 48);
NJ_BYTES(clap_event_param_value, 56);
NJ_AT(clap_event_param_gesture, param_id, 16);
NJ_BYTES(clap_event_param_gesture, 20);
NJ_AT(clap_event_midi, port_index, 16);
NJ_AT(clap_event_midi, data, 18);
NJ_BYTES(clap_event_midi, 24);
NJ_AT(clap_input_events, size, 8);
NJ_AT(clap_input_events, get, 16);
NJ_AT(clap_output_events, try_push, 8);
NJ_AT(clap_audio_buffer, data64, 8);
NJ_AT(clap_audio_buffer, channel_count, 16);
NJ_AT(clap_audio_buffer, latency, 20);
NJ_AT(clap_audio_buffer, constant_mask, 24);
NJ_BYTES(clap_audio_buffer, 32);
NJ_AT(clap_process, frames_count, 8);
NJ_AT(clap_process, transport, 16);
NJ_AT(clap_process, audio_inputs, 24);
NJ_AT(clap_process, audio_outputs, 32);
NJ_AT(clap_process, audio_inputs_count, 40);
NJ_AT(clap_process, audio_outputs_count, 44);
NJ_AT(clap_process, in_events, 48);
NJ_AT(clap_process, out_events, 56);
NJ_BYTES(clap_process, 64);
NJ_AT(clap_host, host_data, 16);
NJ_AT(clap_host, name, 24);
NJ_AT(clap_host, host_version, 48);
NJ_AT(clap_host, get_extension, 56);
NJ_AT(clap_host, request_restart, 64);
NJ_AT(clap_host, request_process, 72);
NJ_AT(clap_host, request_callback, 80);
NJ_BYTES(clap_host, 88);
NJ_AT(clap_plugin_descriptor, id, 16);
NJ_AT(clap_plugin_descriptor, name, 24);
NJ_AT(clap_plugin_descriptor, vendor, 32);
NJ_AT(clap_plugin_descriptor, url, 40);
NJ_AT(clap_plugin_descriptor, plugin_version, 64);
NJ_AT(clap_plugin_descriptor, description, 72);
NJ_AT(clap_plugin_descriptor, features, 80);
NJ_BYTES(clap_plugin_descriptor, 88);
NJ_AT(clap_plugin, plugin_data, 8);
NJ_AT(clap_plugin, init, 16);
NJ_AT(clap_plugin, destroy, 24);
NJ_AT(clap_plugin, activate, 32);
NJ_AT(clap_plugin, deactivate, 40);
NJ_AT(clap_plugin, start_processing, 48);
NJ_AT(clap_plugin, stop_processing, 56);
NJ_AT(clap_plugin, reset, 64);
NJ_AT(clap_plugin, process, 72);
NJ_AT(clap_plugin, get_extension, 80);
NJ_AT(clap_plugin, on_main_thread, 88);
NJ_BYTES(clap_plugin, 96);

#endif
