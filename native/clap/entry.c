#include <stdlib.h>
#include <string.h>

#include "clap_plugin.h"
#include "platform.h"

#ifdef _WIN32
#define EXPORTED __declspec(dllexport)
#else
#define EXPORTED __attribute__((visibility("default")))
#endif

static clap_plugin_descriptor *descriptors;
static nj_once made = NJ_ONCE;

static const char *const effect[] = {"audio-effect", "restoration", "mono", "stereo", NULL};
static const char *const instrument[] = {"instrument", "synthesizer", "stereo", NULL};
static const char *const other_effect[] = {"audio-effect", "stereo", NULL};

static const char *const *features_of(const nj_plugin *plugin) {
  if (plugin->input_channels == 0) {
    return instrument;
  }
  return plugin->kind == NJ_DENOISER ? effect : other_effect;
}

/* They stay for as long as the library does: hosts keep pointers into them. */
static void make_descriptors(void) {
  uint32_t count = nj_plugin_count();
  descriptors = calloc(count, sizeof *descriptors);
  for (uint32_t i = 0; descriptors && i < count; i++) {
    const nj_plugin *plugin = nj_plugin_at(i);
    descriptors[i] = (clap_plugin_descriptor){
        .version = CLAP_VERSION_HERE,
        .id = plugin->id,
        .name = plugin->name,
        .vendor = NJ_VENDOR,
        .url = NJ_HOME_PAGE,
        .manual_url = NJ_HOME_PAGE,
        .support_url = NJ_HOME_PAGE,
        .plugin_version = NIGHTJAR_VERSION,
        .description = plugin->description,
        .features = features_of(plugin),
    };
  }
}

static uint32_t count(const clap_plugin_factory *factory) {
  (void)factory;
  nj_call_once(&made, make_descriptors);
  return descriptors ? nj_plugin_count() : 0;
}

static const clap_plugin_descriptor *descriptor(const clap_plugin_factory *factory, uint32_t index) {
  return index < count(factory) ? &descriptors[index] : NULL;
}

static const clap_plugin *create(const clap_plugin_factory *factory, const clap_host *host, const char *id) {
  for (uint32_t i = 0; i < count(factory); i++) {
    if (host && host->version.major >= 1 && strcmp(descriptors[i].id, id) == 0) {
      return nj_clap_create(&descriptors[i], nj_plugin_at(i), host);
    }
  }
  return NULL;
}

static const clap_plugin_factory factory = {count, descriptor, create};

static bool begin(const char *path) {
  (void)path;
  return true;
}

static void end(void) {
}

static const void *factory_named(const char *id) {
  if (strcmp(id, CLAP_PLUGIN_FACTORY_ID) == 0) {
    return &factory;
  }
  if (strcmp(id, CLAP_PRESET_DISCOVERY_FACTORY_ID) == 0 ||
      strcmp(id, CLAP_PRESET_DISCOVERY_FACTORY_ID_DRAFT) == 0) {
    return &nj_clap_preset_discovery;
  }
  return NULL;
}

EXPORTED extern const clap_plugin_entry clap_entry;
const clap_plugin_entry clap_entry = {CLAP_VERSION_HERE, begin, end, factory_named};
