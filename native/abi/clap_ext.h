/* CLAP's extensions that Nightjar uses; see clap.h. All of it is [main] where nothing else is said. */
#ifndef NJ_ABI_CLAP_EXT_H
#define NJ_ABI_CLAP_EXT_H

#include "clap.h"

#define CLAP_EXT_AUDIO_PORTS "clap.audio-ports"
#define CLAP_PORT_MONO "mono"
#define CLAP_PORT_STEREO "stereo"

enum clap_audio_port_flags {
  CLAP_AUDIO_PORT_IS_MAIN = 1,
  CLAP_AUDIO_PORT_SUPPORTS_64BITS = 2,
  CLAP_AUDIO_PORT_REQUIRES_COMMON_SAMPLE_SIZE = 8
};

typedef struct clap_audio_port_info {
  clap_id id;
  char name[CLAP_NAME_SIZE];
  uint32_t flags;
  uint32_t channel_count;
  const char *port_type;
  clap_id in_place_pair; /* the port of the other direction that may share its buffer */
} clap_audio_port_info;

typedef struct clap_plugin_audio_ports {
  uint32_t (*count)(const clap_plugin *plugin, bool is_input);
  bool (*get)(const clap_plugin *plugin, uint32_t index, bool is_input, clap_audio_port_info *info);
} clap_plugin_audio_ports;

#define CLAP_EXT_AUDIO_PORTS_CONFIG "clap.audio-ports-config"

typedef struct clap_audio_ports_config {
  clap_id id;
  char name[CLAP_NAME_SIZE];
  uint32_t input_port_count;
  uint32_t output_port_count;
  bool has_main_input;
  uint32_t main_input_channel_count;
  const char *main_input_port_type;
  bool has_main_output;
  uint32_t main_output_channel_count;
  const char *main_output_port_type;
} clap_audio_ports_config;

typedef struct clap_plugin_audio_ports_config {
  uint32_t (*count)(const clap_plugin *plugin);
  bool (*get)(const clap_plugin *plugin, uint32_t index, clap_audio_ports_config *config);
  bool (*select)(const clap_plugin *plugin, clap_id config_id); /* while not active */
} clap_plugin_audio_ports_config;

#define CLAP_EXT_NOTE_PORTS "clap.note-ports"

enum clap_note_dialect {
  CLAP_NOTE_DIALECT_CLAP = 1,
  CLAP_NOTE_DIALECT_MIDI = 2,
  CLAP_NOTE_DIALECT_MIDI_MPE = 4
};

typedef struct clap_note_port_info {
  clap_id id;
  uint32_t supported_dialects;
  uint32_t preferred_dialect;
  char name[CLAP_NAME_SIZE];
} clap_note_port_info;

typedef struct clap_plugin_note_ports {
  uint32_t (*count)(const clap_plugin *plugin, bool is_input);
  bool (*get)(const clap_plugin *plugin, uint32_t index, bool is_input, clap_note_port_info *info);
} clap_plugin_note_ports;

#define CLAP_EXT_PARAMS "clap.params"

enum clap_param_flags {
  CLAP_PARAM_IS_STEPPED = 1,
  CLAP_PARAM_IS_READONLY = 8,
  CLAP_PARAM_IS_BYPASS = 16,
  CLAP_PARAM_IS_AUTOMATABLE = 32,
  CLAP_PARAM_IS_ENUM = 1 << 16
};

typedef struct clap_param_info {
  clap_id id;
  uint32_t flags;
  void *cookie;
  char name[CLAP_NAME_SIZE];
  char module[CLAP_PATH_SIZE];
  double min_value;
  double max_value;
  double default_value;
} clap_param_info;

typedef struct clap_plugin_params {
  uint32_t (*count)(const clap_plugin *plugin);
  bool (*get_info)(const clap_plugin *plugin, uint32_t index, clap_param_info *info);
  bool (*get_value)(const clap_plugin *plugin, clap_id param_id, double *value);
  bool (*value_to_text)(const clap_plugin *plugin, clap_id param_id, double value, char *text,
                        uint32_t capacity);
  bool (*text_to_value)(const clap_plugin *plugin, clap_id param_id, const char *text, double *value);
  /* [audio] while active, else [main] */
  void (*flush)(const clap_plugin *plugin, const clap_input_events *in, const clap_output_events *out);
} clap_plugin_params;

#define CLAP_PARAM_RESCAN_VALUES 1u

typedef struct clap_host_params {
  void (*rescan)(const clap_host *host, uint32_t flags);
  void (*clear)(const clap_host *host, clap_id param_id, uint32_t flags);
  void (*request_flush)(const clap_host *host); /* [any] but [audio] */
} clap_host_params;

#define CLAP_EXT_STATE "clap.state"

typedef struct clap_istream {
  void *ctx;
  int64_t (*read)(const struct clap_istream *stream, void *buffer, uint64_t size); /* 0: end, -1: error */
} clap_istream;

typedef struct clap_ostream {
  void *ctx;
  int64_t (*write)(const struct clap_ostream *stream, const void *buffer, uint64_t size);
} clap_ostream;

typedef struct clap_plugin_state {
  bool (*save)(const clap_plugin *plugin, const clap_ostream *stream);
  bool (*load)(const clap_plugin *plugin, const clap_istream *stream);
} clap_plugin_state;

#define CLAP_EXT_LATENCY "clap.latency"

typedef struct clap_plugin_latency {
  uint32_t (*get)(const clap_plugin *plugin);
} clap_plugin_latency;

typedef struct clap_host_latency {
  void (*changed)(const clap_host *host); /* only while the plug-in is being activated */
} clap_host_latency;

#define CLAP_EXT_TAIL "clap.tail"

typedef struct clap_plugin_tail {
  uint32_t (*get)(const clap_plugin *plugin); /* [main], [audio] */
} clap_plugin_tail;

#define CLAP_EXT_RENDER "clap.render"

enum clap_render_mode { CLAP_RENDER_REALTIME = 0, CLAP_RENDER_OFFLINE = 1 };

typedef struct clap_plugin_render {
  bool (*has_hard_realtime_requirement)(const clap_plugin *plugin);
  bool (*set)(const clap_plugin *plugin, int32_t mode);
} clap_plugin_render;

#define CLAP_EXT_LOG "clap.log"

enum clap_log_severity { CLAP_LOG_WARNING = 2 };

typedef struct clap_host_log {
  void (*log)(const clap_host *host, int32_t severity, const char *message); /* [any] */
} clap_host_log;

#define CLAP_EXT_VOICE_INFO "clap.voice-info"
#define CLAP_VOICE_INFO_OVERLAPPING_NOTES 1u

typedef struct clap_voice_info {
  uint32_t voice_count;
  uint32_t voice_capacity;
  uint64_t flags;
} clap_voice_info;

typedef struct clap_plugin_voice_info {
  bool (*get)(const clap_plugin *plugin, clap_voice_info *info);
} clap_plugin_voice_info;

NJ_AT(clap_audio_port_info, name, 4);
NJ_AT(clap_audio_port_info, flags, 260);
NJ_AT(clap_audio_port_info, channel_count, 264);
NJ_AT(clap_audio_port_info, port_type, 272);
NJ_AT(clap_audio_port_info, in_place_pair, 280);
NJ_BYTES(clap_audio_port_info, 288);
NJ_AT(clap_audio_ports_config, name, 4);
NJ_AT(clap_audio_ports_config, input_port_count, 260);
NJ_AT(clap_audio_ports_config, output_port_count, 264);
NJ_AT(clap_audio_ports_config, has_main_input, 268);
NJ_AT(clap_audio_ports_config, main_input_channel_count, 272);
NJ_AT(clap_audio_ports_config, main_input_port_type, 280);
NJ_AT(clap_audio_ports_config, has_main_output, 288);
NJ_AT(clap_audio_ports_config, main_output_channel_count, 292);
NJ_AT(clap_audio_ports_config, main_output_port_type, 296);
NJ_BYTES(clap_audio_ports_config, 304);
NJ_AT(clap_note_port_info, supported_dialects, 4);
NJ_AT(clap_note_port_info, preferred_dialect, 8);
NJ_AT(clap_note_port_info, name, 12);
NJ_BYTES(clap_note_port_info, 268);
NJ_AT(clap_param_info, flags, 4);
NJ_AT(clap_param_info, cookie, 8);
NJ_AT(clap_param_info, name, 16);
NJ_AT(clap_param_info, module, 272);
NJ_AT(clap_param_info, min_value, 1296);
NJ_AT(clap_param_info, max_value, 1304);
NJ_AT(clap_param_info, default_value, 1312);
NJ_BYTES(clap_param_info, 1320);
NJ_AT(clap_voice_info, voice_capacity, 4);
NJ_AT(clap_voice_info, flags, 8);
NJ_BYTES(clap_voice_info, 16);

#endif
