#include <stdio.h>
#include <string.h>

#include "clap_plugin.h"

enum { MONO = 1, STEREO = 2 }; /* ids of configurations: their channels */

static const char *type_of(uint32_t channels) {
  return channels == 1 ? CLAP_PORT_MONO : CLAP_PORT_STEREO;
}

static uint32_t channels_of(const clap_plugin *plugin, bool is_input) {
  uint32_t most = is_input ? nj_clap_plugin(plugin)->input_channels : nj_clap_plugin(plugin)->output_channels;
  uint32_t chosen = nj_clap_of(plugin)->channels;
  return most < chosen ? most : chosen;
}

static uint32_t count(const clap_plugin *plugin, bool is_input) {
  return channels_of(plugin, is_input) > 0 ? 1 : 0;
}

static bool get(const clap_plugin *plugin, uint32_t index, bool is_input, clap_audio_port_info *info) {
  uint32_t channels = channels_of(plugin, is_input);
  if (index > 0 || channels == 0) {
    return false;
  }
  bool pair = channels_of(plugin, true) == channels_of(plugin, false);
  *info = (clap_audio_port_info){
      .id = 0,
      .flags = CLAP_AUDIO_PORT_IS_MAIN | CLAP_AUDIO_PORT_SUPPORTS_64BITS |
               CLAP_AUDIO_PORT_REQUIRES_COMMON_SAMPLE_SIZE,
      .channel_count = channels,
      .port_type = type_of(channels),
      .in_place_pair = pair ? 0 : CLAP_INVALID_ID,
  };
  snprintf(info->name, sizeof info->name, is_input ? "In" : "Out");
  return true;
}

const clap_plugin_audio_ports nj_clap_audio_ports = {count, get};

static uint32_t config_count(const clap_plugin *plugin) {
  return nj_clap_plugin(plugin)->mono_too ? 2 : 1;
}

static bool config_get(const clap_plugin *plugin, uint32_t index, clap_audio_ports_config *config) {
  if (index >= config_count(plugin)) {
    return false;
  }
  uint32_t channels = index == 0 ? STEREO : MONO;
  *config = (clap_audio_ports_config){
      .id = channels,
      .input_port_count = 1,
      .output_port_count = 1,
      .has_main_input = true,
      .main_input_channel_count = channels,
      .main_input_port_type = type_of(channels),
      .has_main_output = true,
      .main_output_channel_count = channels,
      .main_output_port_type = type_of(channels),
  };
  snprintf(config->name, sizeof config->name, channels == MONO ? "Mono" : "Stereo");
  return true;
}

static bool config_select(const clap_plugin *plugin, clap_id id) {
  if ((id != MONO && id != STEREO) || nj_clap_of(plugin)->active) {
    return false;
  }
  nj_clap_of(plugin)->channels = id;
  return true;
}

const clap_plugin_audio_ports_config nj_clap_audio_ports_config = {config_count, config_get, config_select};

static uint32_t note_count(const clap_plugin *plugin, bool is_input) {
  return is_input && nj_clap_plugin(plugin)->kind != NJ_DENOISER ? 1 : 0;
}

static bool note_get(const clap_plugin *plugin, uint32_t index, bool is_input, clap_note_port_info *info) {
  if (index >= note_count(plugin, is_input)) {
    return false;
  }
  *info = (clap_note_port_info){
      .id = 0,
      .supported_dialects = CLAP_NOTE_DIALECT_CLAP | CLAP_NOTE_DIALECT_MIDI | CLAP_NOTE_DIALECT_MIDI_MPE,
      .preferred_dialect = CLAP_NOTE_DIALECT_CLAP,
  };
  snprintf(info->name, sizeof info->name, "Notes");
  return true;
}

const clap_plugin_note_ports nj_clap_note_ports = {note_count, note_get};
