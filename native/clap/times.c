/* Latency, tail, rendering offline, voices. */
#include "clap_plugin.h"

static uint32_t latency(const clap_plugin *plugin) {
  return nj_latency(nj_clap_of(plugin)->instance);
}

const clap_plugin_latency nj_clap_latency = {latency};

static uint32_t tail(const clap_plugin *plugin) {
  return nj_tail(nj_clap_of(plugin)->instance);
}

const clap_plugin_tail nj_clap_tail = {tail};

static bool needs_real_time(const clap_plugin *plugin) {
  (void)plugin;
  return false;
}

static bool set_mode(const clap_plugin *plugin, int32_t mode) {
  nj_set_offline(nj_clap_of(plugin)->instance, mode == CLAP_RENDER_OFFLINE);
  return true;
}

const clap_plugin_render nj_clap_render = {needs_real_time, set_mode};

/* A key that is struck again lets go of its note: no two notes of one key and channel. */
static bool voices(const clap_plugin *plugin, clap_voice_info *info) {
  (void)plugin;
  *info = (clap_voice_info){.voice_count = 64, .voice_capacity = 64, .flags = 0};
  return true;
}

const clap_plugin_voice_info nj_clap_voice_info = {voices};
