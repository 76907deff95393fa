#include <stdlib.h>
#include <string.h>

#include "clap_plugin.h"

const void *nj_clap_host_extension(const nj_clap *clap, const char *id) {
  return clap->host->get_extension ? clap->host->get_extension(clap->host, id) : NULL;
}

/* On the keeper's thread: the host learns of it on its main thread. */
static void latency_changed(void *context) {
  const nj_clap *clap = context;
  clap->host->request_callback(clap->host);
}

/* The host's log may be written to on any thread. */
static void message(void *context, const char *text) {
  const nj_clap *clap = context;
  if (clap->host_log) {
    clap->host_log->log(clap->host, CLAP_LOG_WARNING, text);
  }
}

static bool init(const clap_plugin *plugin) {
  nj_clap *clap = nj_clap_of(plugin);
  clap->host_log = nj_clap_host_extension(clap, CLAP_EXT_LOG);
  clap->host_gui = nj_clap_host_extension(clap, CLAP_EXT_GUI);
  clap->host_params = nj_clap_host_extension(clap, CLAP_EXT_PARAMS);
  return true;
}

static void destroy(const clap_plugin *plugin) {
  nj_clap *clap = nj_clap_of(plugin);
  nj_destroy(clap->instance);
  free(clap);
}

static bool activate(const clap_plugin *plugin, double rate, uint32_t min_frames, uint32_t max_frames) {
  (void)min_frames;
  nj_clap *clap = nj_clap_of(plugin);
  if (!nj_activate(clap->instance, rate, max_frames, max_frames, clap->channels)) {
    return false;
  }
  clap->active = true;
  uint32_t latency = nj_latency(clap->instance);
  if (latency != clap->announced_latency) {
    clap->announced_latency = latency;
    const clap_host_latency *host = nj_clap_host_extension(clap, CLAP_EXT_LATENCY);
    if (host) {
      host->changed(clap->host);
    }
  }
  return true;
}

static void deactivate(const clap_plugin *plugin) {
  nj_clap_of(plugin)->active = false;
  nj_deactivate(nj_clap_of(plugin)->instance);
}

static bool start_processing(const clap_plugin *plugin) {
  (void)plugin;
  return true;
}

static void stop_processing(const clap_plugin *plugin) {
  (void)plugin;
}

static void reset(const clap_plugin *plugin) {
  nj_reset(nj_clap_of(plugin)->instance);
}

static void on_main_thread(const clap_plugin *plugin) {
  const nj_clap *clap = nj_clap_of(plugin);
  clap->host->request_restart(clap->host);
}

static const void *extension(const clap_plugin *plugin, const char *id) {
  const nj_plugin *described = nj_clap_plugin(plugin);
  static const struct {
    const char *id;
    const void *extension;
  } all[] = {
      {CLAP_EXT_AUDIO_PORTS, &nj_clap_audio_ports},
      {CLAP_EXT_PARAMS, &nj_clap_params},
      {CLAP_EXT_STATE, &nj_clap_state},
      {CLAP_EXT_LATENCY, &nj_clap_latency},
      {CLAP_EXT_TAIL, &nj_clap_tail},
      {CLAP_EXT_RENDER, &nj_clap_render},
      {CLAP_EXT_NOTE_PORTS, &nj_clap_note_ports},
      {CLAP_EXT_GUI, &nj_clap_gui},
  };
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
    if (strcmp(all[i].id, id) == 0) {
      return all[i].extension;
    }
  }
  if (described->mono_too && strcmp(id, CLAP_EXT_AUDIO_PORTS_CONFIG) == 0) {
    return &nj_clap_audio_ports_config;
  }
  if (described->kind == NJ_INSTRUMENT && strcmp(id, CLAP_EXT_VOICE_INFO) == 0) {
    return &nj_clap_voice_info;
  }
  bool preset_load = strcmp(id, CLAP_EXT_PRESET_LOAD) == 0 || strcmp(id, CLAP_EXT_PRESET_LOAD_DRAFT) == 0;
  return preset_load && described->program_count > 0 ? &nj_clap_preset_load : NULL;
}

const clap_plugin *nj_clap_create(const clap_plugin_descriptor *descriptor, const nj_plugin *plugin,
                                  const clap_host *host) {
  nj_clap *clap = calloc(1, sizeof *clap);
  if (!clap) {
    return NULL;
  }
  clap->host = host;
  clap->channels = plugin->output_channels;
  clap->plugin = (clap_plugin){descriptor,
                               clap,
                               init,
                               destroy,
                               activate,
                               deactivate,
                               start_processing,
                               stop_processing,
                               reset,
                               nj_clap_process,
                               extension,
                               on_main_thread};
  clap->instance = nj_create(plugin, (nj_listener){clap, message, latency_changed,
                                                        nj_clap_window_closed, nj_clap_edited});
  if (!clap->instance) {
    free(clap);
    return NULL;
  }
  return &clap->plugin;
}

void nj_clap_values_changed(const nj_clap *clap) {
  if (clap->host_params) {
    clap->host_params->rescan(clap->host, CLAP_PARAM_RESCAN_VALUES);
  }
}
