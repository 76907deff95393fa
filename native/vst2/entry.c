/* Where a VST2 host enters: makes the plug-in that the file is named after. */
#include <stdlib.h>
#include <string.h>

#include "platform.h"
#include "vst2_plugin.h"

#ifdef _WIN32
#define NJ_EXPORT __declspec(dllexport)
#else
#define NJ_EXPORT __attribute__((visibility("default")))
#endif

NJ_EXPORT vst2_effect *VST2_CALL VSTPluginMain(vst2_host host);

const nj_plugin *nj_vst2_plugin_of_file(void) {
  char path[NJ_PATH] = "";
  nj_own_file(path, sizeof(path));
  const char *name = path;
  for (const char *c = path; *c != 0; c++) {
    if (*c == '/' || *c == '\\') {
      name = c + 1;
    }
  }
  size_t length = strcspn(name, ".");
  for (uint32_t i = 0; i < nj_plugin_count(); i++) {
    const char *file = nj_plugin_at(i)->file;
    if (strlen(file) == length && strncmp(file, name, length) == 0) {
      return nj_plugin_at(i);
    }
  }
  return nj_plugin_count() > 0 ? nj_plugin_at(0) : NULL;
}

static void latency_changed(void *context) {
  nj_vst2 *self = context;
  atomic_store(&self->latency_changed, true);
}

static int32_t effect_flags(const nj_plugin *plugin) {
  int32_t flags = VST2_REPLACING | VST2_DOUBLE_REPLACING | VST2_CHUNKS;
  return plugin->input_channels == 0 ? flags | VST2_SYNTH : flags;
}

static void describe(nj_vst2 *self) {
  const nj_plugin *plugin = self->plugin;
  self->effect = (vst2_effect){
      .magic = VST2_MAGIC,
      .dispatcher = nj_vst2_dispatch,
      .process_adding = nj_vst2_process,
      .set_parameter = nj_vst2_set_parameter,
      .get_parameter = nj_vst2_get_parameter,
      .programs = plugin->program_count > 0 ? (int32_t)plugin->program_count : 1,
      .parameters = (int32_t)plugin->parameter_count,
      .inputs = (int32_t)plugin->input_channels,
      .outputs = (int32_t)plugin->output_channels,
      .flags = effect_flags(plugin),
      .latency = (int32_t)nj_latency(self->instance),
      .unused_3 = 1.0f,
      .object = self,
      .id = (int32_t)plugin->vst2_id,
      .version = NJ_VERSION_NUMBER,
      .process = nj_vst2_process,
      .process_double = nj_vst2_process_double,
  };
}

vst2_effect *VST2_CALL VSTPluginMain(vst2_host host) {
  if (host == NULL || host(NULL, VST2_HOST_VERSION, 0, 0, NULL, 0) == 0) {
    return NULL;
  }
  const nj_plugin *plugin = nj_vst2_plugin_of_file();
  nj_vst2 *self = plugin == NULL ? NULL : calloc(1, sizeof(*self));
  if (self == NULL) {
    return NULL;
  }
  self->host = host;
  self->plugin = plugin;
  self->sample_rate_hz = 48000;
  self->block_frames = 1024;
  self->channels = plugin->output_channels;
  self->instance = nj_create(plugin, (nj_listener){.context = self, .latency_changed = latency_changed});
  if (self->instance == NULL) {
    free(self);
    return NULL;
  }
  describe(self);
  nj_vst2_find_program(self);
  nj_vst2_set_speakers(self, NULL, NULL);
  return &self->effect;
}

#ifdef __linux__
/* The name of the entry before 2.4; as an alias, for C keeps `main` for programs. */
NJ_EXPORT vst2_effect *nj_vst2_main(vst2_host host) __asm__("main");
vst2_effect *nj_vst2_main(vst2_host host) {
  return VSTPluginMain(host);
}
#endif
