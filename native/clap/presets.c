/*
 * Programs as CLAP's factory presets: they lie in the plug-in. Their load key is the program's number, from
 * 1, and name; a name alone is one too.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clap_plugin.h"

#define KEY_BYTES 512

static void key_of(const nj_plugin *plugin, uint32_t program, char key[KEY_BYTES]) {
  snprintf(key, KEY_BYTES, "%u %s", program + 1, plugin->programs[program].name);
}

static bool is_name_of(const nj_plugin *plugin, uint32_t program, const char *name) {
  return strcmp(plugin->programs[program].name, name) == 0;
}

/* By number and name, by name, or by the name behind a number that another version had. */
static bool find(const nj_plugin *plugin, const char *load_key, uint32_t *found) {
  const char *behind = load_key + strspn(load_key, "0123456789");
  behind = behind > load_key && *behind == ' ' ? behind + 1 : load_key;
  for (int pass = 0; pass < 3; pass++) {
    for (uint32_t i = 0; i < plugin->program_count; i++) {
      char key[KEY_BYTES];
      key_of(plugin, i, key);
      if (pass == 0   ? strcmp(key, load_key) == 0
          : pass == 1 ? is_name_of(plugin, i, load_key)
                      : is_name_of(plugin, i, behind)) {
        *found = i;
        return true;
      }
    }
  }
  return false;
}

static const clap_host_preset_load *host_of(const nj_clap *clap) {
  const void *host = nj_clap_host_extension(clap, CLAP_EXT_PRESET_LOAD);
  return host ? host : nj_clap_host_extension(clap, CLAP_EXT_PRESET_LOAD_DRAFT);
}

static bool from_location(const clap_plugin *plugin, uint32_t kind, const char *location,
                          const char *load_key) {
  const nj_clap *clap = nj_clap_of(plugin);
  const clap_host_preset_load *host = host_of(clap);
  uint32_t program = 0;
  if (kind == CLAP_PRESET_IN_PLUGIN && load_key && find(nj_clap_plugin(plugin), load_key, &program)) {
    nj_set_program(clap->instance, program);
    nj_clap_values_changed(clap);
    if (host) {
      host->loaded(clap->host, kind, location, load_key);
    }
    return true;
  }
  if (host) {
    host->on_error(clap->host, kind, location, load_key, 0, "The plug-in has no program of that name.");
  }
  return false;
}

const clap_plugin_preset_load nj_clap_preset_load = {from_location};

/* One provider a plug-in, of the plug-in's id. */
typedef struct provider {
  clap_preset_provider provider;
  clap_preset_provider_descriptor descriptor;
  const clap_preset_indexer *indexer;
  const nj_plugin *plugin;
} provider;

static bool init(const clap_preset_provider *self) {
  const provider *of = self->provider_data;
  clap_preset_location location = {CLAP_PRESET_IS_FACTORY_CONTENT, of->plugin->name, CLAP_PRESET_IN_PLUGIN,
                                   NULL};
  return of->indexer->declare_location(of->indexer, &location);
}

static void destroy(const clap_preset_provider *self) {
  free(self->provider_data);
}

static bool get_metadata(const clap_preset_provider *self, uint32_t kind, const char *location,
                         const clap_preset_receiver *receiver) {
  (void)location;
  const provider *of = self->provider_data;
  if (kind != CLAP_PRESET_IN_PLUGIN) {
    return false;
  }
  const clap_universal_plugin_id id = {"clap", of->plugin->id};
  for (uint32_t i = 0; i < of->plugin->program_count; i++) {
    char key[KEY_BYTES];
    key_of(of->plugin, i, key);
    if (!receiver->begin_preset(receiver, of->plugin->programs[i].name, key)) {
      return true;
    }
    receiver->add_plugin_id(receiver, &id);
    receiver->set_flags(receiver, CLAP_PRESET_IS_FACTORY_CONTENT);
    receiver->add_creator(receiver, NJ_VENDOR);
  }
  return true;
}

static const void *no_extension(const clap_preset_provider *self, const char *id) {
  (void)self;
  (void)id;
  return NULL;
}

static clap_preset_provider_descriptor descriptor_of(const nj_plugin *plugin) {
  return (clap_preset_provider_descriptor){CLAP_VERSION_HERE, plugin->id, plugin->name, NJ_VENDOR};
}

static uint32_t count(const clap_preset_discovery_factory *factory) {
  (void)factory;
  return nj_plugin_count();
}

static const clap_preset_provider_descriptor *get_descriptor(const clap_preset_discovery_factory *factory,
                                                             uint32_t index) {
  (void)factory;
  static clap_preset_provider_descriptor descriptors[256];
  if (index >= nj_plugin_count() || index >= sizeof descriptors / sizeof descriptors[0]) {
    return NULL;
  }
  descriptors[index] = descriptor_of(nj_plugin_at(index));
  return &descriptors[index];
}

static const clap_preset_provider *create(const clap_preset_discovery_factory *factory,
                                          const clap_preset_indexer *indexer, const char *id) {
  (void)factory;
  for (uint32_t i = 0; i < nj_plugin_count(); i++) {
    if (strcmp(nj_plugin_at(i)->id, id) != 0) {
      continue;
    }
    provider *made = calloc(1, sizeof *made);
    if (!made) {
      return NULL;
    }
    made->descriptor = descriptor_of(nj_plugin_at(i));
    made->plugin = nj_plugin_at(i);
    made->indexer = indexer;
    made->provider =
        (clap_preset_provider){&made->descriptor, made, init, destroy, get_metadata, no_extension};
    return &made->provider;
  }
  return NULL;
}

const clap_preset_discovery_factory nj_clap_preset_discovery = {count, get_descriptor, create};
