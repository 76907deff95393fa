/* A plug-in as a CLAP host holds it. */
#ifndef NJ_CLAP_PLUGIN_H
#define NJ_CLAP_PLUGIN_H

#include "clap.h"
#include "clap_ext.h"
#include "clap_gui.h"
#include "clap_preset.h"
#include "nj_core.h"

#define NJ_CLAP_EVENTS 1024u

typedef struct nj_clap {
  clap_plugin plugin; /* what the host sees */
  const clap_host *host;
  const clap_host_log *host_log;       /* NULL if it has none; these too */
  const clap_host_gui *host_gui;
  const clap_host_params *host_params;
  nj_instance *instance;
  uint32_t channels; /* as the port configuration says */
  uint32_t announced_latency;
  bool active;
  bool has_window;                  /* made, if not shown */
  char window_title[CLAP_NAME_SIZE];
  nj_event events[NJ_CLAP_EVENTS]; /* [audio] */
} nj_clap;

static inline nj_clap *nj_clap_of(const clap_plugin *plugin) {
  return (nj_clap *)plugin->plugin_data;
}

static inline const nj_plugin *nj_clap_plugin(const clap_plugin *plugin) {
  return nj_plugin_of(nj_clap_of(plugin)->instance);
}

/* The host's side of an extension, or NULL. [any] */
const void *nj_clap_host_extension(const nj_clap *clap, const char *id);

const clap_plugin *nj_clap_create(const clap_plugin_descriptor *descriptor, const nj_plugin *plugin,
                                  const clap_host *host);
/* Says that values changed other than by the host. [main] */
void nj_clap_values_changed(const nj_clap *clap);

/* Reads an event; false if it is none for us. [any] */
bool nj_clap_event(const clap_event_header *header, nj_event *event);
/* Gives the host what was edited in the window. [audio], or [main] while not active */
void nj_clap_give_edits(const nj_clap *clap, const clap_output_events *out);
/* The instance's listener hears of the window here. [any] but [audio] */
void nj_clap_window_closed(void *context);
void nj_clap_edited(void *context);
int32_t nj_clap_process(const clap_plugin *plugin, const clap_process *process); /* [audio] */

extern const clap_plugin_audio_ports nj_clap_audio_ports;
extern const clap_plugin_audio_ports_config nj_clap_audio_ports_config;
extern const clap_plugin_note_ports nj_clap_note_ports;
extern const clap_plugin_params nj_clap_params;
extern const clap_plugin_state nj_clap_state;
extern const clap_plugin_gui nj_clap_gui;
extern const clap_plugin_latency nj_clap_latency;
extern const clap_plugin_tail nj_clap_tail;
extern const clap_plugin_render nj_clap_render;
extern const clap_plugin_voice_info nj_clap_voice_info;
extern const clap_plugin_preset_load nj_clap_preset_load;
extern const clap_preset_discovery_factory nj_clap_preset_discovery;

#endif
