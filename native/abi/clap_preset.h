/* How CLAP's hosts find and load presets; see clap.h. All of it is [main], but that finding may happen
 * without a plug-in. */
#ifndef NJ_ABI_CLAP_PRESET_H
#define NJ_ABI_CLAP_PRESET_H

#include "clap.h"

enum clap_preset_location_kind { CLAP_PRESET_IN_FILE = 0, CLAP_PRESET_IN_PLUGIN = 1 };

#define CLAP_EXT_PRESET_LOAD "clap.preset-load/2"
#define CLAP_EXT_PRESET_LOAD_DRAFT "clap.preset-load.draft/2"

typedef struct clap_plugin_preset_load {
  bool (*from_location)(const clap_plugin *plugin, uint32_t kind, const char *location, const char *load_key);
} clap_plugin_preset_load;

typedef struct clap_host_preset_load {
  void (*on_error)(const clap_host *host, uint32_t kind, const char *location, const char *load_key,
                   int32_t os_error, const char *message);
  void (*loaded)(const clap_host *host, uint32_t kind, const char *location, const char *load_key);
} clap_host_preset_load;

#define CLAP_PRESET_DISCOVERY_FACTORY_ID "clap.preset-discovery-factory/2"
#define CLAP_PRESET_DISCOVERY_FACTORY_ID_DRAFT "clap.preset-discovery-factory/draft-2"
#define CLAP_PRESET_IS_FACTORY_CONTENT 1u

typedef struct clap_universal_plugin_id {
  const char *abi; /* "clap" */
  const char *id;
} clap_universal_plugin_id;

typedef struct clap_preset_receiver {
  void *receiver_data;
  void (*on_error)(const struct clap_preset_receiver *receiver, int32_t os_error, const char *message);
  bool (*begin_preset)(const struct clap_preset_receiver *receiver, const char *name, const char *load_key);
  void (*add_plugin_id)(const struct clap_preset_receiver *receiver, const clap_universal_plugin_id *id);
  void (*set_soundpack_id)(const struct clap_preset_receiver *receiver, const char *id);
  void (*set_flags)(const struct clap_preset_receiver *receiver, uint32_t flags);
  void (*add_creator)(const struct clap_preset_receiver *receiver, const char *creator);
  void (*set_description)(const struct clap_preset_receiver *receiver, const char *description);
  void (*set_timestamps)(const struct clap_preset_receiver *receiver, uint64_t created, uint64_t changed);
  void (*add_feature)(const struct clap_preset_receiver *receiver, const char *feature);
  void (*add_extra_info)(const struct clap_preset_receiver *receiver, const char *key, const char *value);
} clap_preset_receiver;

typedef struct clap_preset_location {
  uint32_t flags;
  const char *name;
  uint32_t kind;
  const char *location; /* NULL in a plug-in */
} clap_preset_location;

typedef struct clap_preset_indexer {
  clap_version version;
  const char *name;
  const char *vendor;
  const char *url;
  const char *indexer_version;
  void *indexer_data;
  bool (*declare_filetype)(const struct clap_preset_indexer *indexer, const void *filetype);
  bool (*declare_location)(const struct clap_preset_indexer *indexer, const clap_preset_location *location);
  bool (*declare_soundpack)(const struct clap_preset_indexer *indexer, const void *soundpack);
  const void *(*get_extension)(const struct clap_preset_indexer *indexer, const char *id);
} clap_preset_indexer;

typedef struct clap_preset_provider_descriptor {
  clap_version version;
  const char *id;
  const char *name;
  const char *vendor;
} clap_preset_provider_descriptor;

typedef struct clap_preset_provider {
  const clap_preset_provider_descriptor *desc;
  void *provider_data;
  bool (*init)(const struct clap_preset_provider *provider);
  void (*destroy)(const struct clap_preset_provider *provider);
  bool (*get_metadata)(const struct clap_preset_provider *provider, uint32_t kind, const char *location,
                       const clap_preset_receiver *receiver);
  const void *(*get_extension)(const struct clap_preset_provider *provider, const char *id);
} clap_preset_provider;

typedef struct clap_preset_discovery_factory {
  uint32_t (*count)(const struct clap_preset_discovery_factory *factory);
  const clap_preset_provider_descriptor *(*get_descriptor)(
      const struct clap_preset_discovery_factory *factory, uint32_t index);
  const clap_preset_provider *(*create)(const struct clap_preset_discovery_factory *factory,
                                        const clap_preset_indexer *indexer, const char *provider_id);
} clap_preset_discovery_factory;

NJ_AT(clap_preset_receiver, on_error, 8);
NJ_AT(clap_preset_receiver, begin_preset, 16);
NJ_AT(clap_preset_receiver, add_plugin_id, 24);
NJ_AT(clap_preset_receiver, set_soundpack_id, 32);
NJ_AT(clap_preset_receiver, set_flags, 40);
NJ_AT(clap_preset_receiver, add_creator, 48);
NJ_AT(clap_preset_receiver, set_description, 56);
NJ_AT(clap_preset_receiver, set_timestamps, 64);
NJ_AT(clap_preset_receiver, add_feature, 72);
NJ_AT(clap_preset_receiver, add_extra_info, 80);
NJ_AT(clap_preset_location, name, 8);
NJ_AT(clap_preset_location, kind, 16);
NJ_AT(clap_preset_location, location, 24);
NJ_BYTES(clap_preset_location, 32);
NJ_AT(clap_preset_indexer, name, 16);
NJ_AT(clap_preset_indexer, indexer_data, 48);
NJ_AT(clap_preset_indexer, declare_filetype, 56);
NJ_AT(clap_preset_indexer, declare_location, 64);
NJ_AT(clap_preset_indexer, declare_soundpack, 72);
NJ_AT(clap_preset_indexer, get_extension, 80);
NJ_BYTES(clap_preset_indexer, 88);
NJ_AT(clap_preset_provider_descriptor, id, 16);
NJ_AT(clap_preset_provider_descriptor, name, 24);
NJ_AT(clap_preset_provider_descriptor, vendor, 32);
NJ_BYTES(clap_preset_provider_descriptor, 40);
NJ_AT(clap_preset_provider, provider_data, 8);
NJ_AT(clap_preset_provider, init, 16);
NJ_AT(clap_preset_provider, destroy, 24);
NJ_AT(clap_preset_provider, get_metadata, 32);
NJ_AT(clap_preset_provider, get_extension, 40);
NJ_BYTES(clap_preset_provider, 48);

#endif
