/* Where a VST3 host enters: the factory with one class a plug-in. */
#include <string.h>

#include "vst3_plugin.h"

#ifdef _WIN32
#define NJ_EXPORT __declspec(dllexport)
#else
#define NJ_EXPORT __attribute__((visibility("default")))
#endif

NJ_EXPORT vst3_factory *VST3_CALL GetPluginFactory(void);

static atomic_uint references;

static vst3_result VST3_CALL query(void *self, const uint8_t *interface_id, void **object) {
  static const vst3_id known[] = {VST3_UNKNOWN_ID, VST3_FACTORY_ID, VST3_FACTORY_2_ID, VST3_FACTORY_3_ID};
  if (object == NULL || interface_id == NULL) {
    return VST3_INVALID;
  }
  *object = NULL;
  for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
    if (memcmp(known[i], interface_id, sizeof(vst3_id)) == 0) {
      atomic_fetch_add(&references, 1);
      *object = self;
      return VST3_OK;
    }
  }
  return VST3_NO_INTERFACE;
}

/* There is one factory, which lives as long as the library. */
static uint32_t VST3_CALL retain(void *self) {
  (void)self;
  return atomic_fetch_add(&references, 1) + 1;
}

static uint32_t VST3_CALL release(void *self) {
  (void)self;
  return atomic_fetch_sub(&references, 1) - 1;
}

static vst3_result VST3_CALL get_info(void *self, vst3_factory_info *info) {
  (void)self;
  if (info == NULL) {
    return VST3_INVALID;
  }
  *info = (vst3_factory_info){.flags = VST3_FACTORY_UNICODE};
  nj_vst3_copy(info->vendor, sizeof(info->vendor), NJ_VENDOR);
  nj_vst3_copy(info->url, sizeof(info->url), NJ_HOME_PAGE);
  return VST3_OK;
}

static int32_t VST3_CALL count_classes(void *self) {
  (void)self;
  return (int32_t)nj_plugin_count();
}

static const nj_plugin *class_at(int32_t index) {
  return index >= 0 && (uint32_t)index < nj_plugin_count() ? nj_plugin_at((uint32_t)index) : NULL;
}

static const char *sub_categories(const nj_plugin *plugin) {
  if (plugin->kind == NJ_DENOISER) {
    return "Fx|Restoration";
  }
  return plugin->input_channels == 0 ? "Instrument|Synth" : "Fx";
}

static vst3_result VST3_CALL get_class(void *self, int32_t index, vst3_class *info) {
  (void)self;
  const nj_plugin *plugin = class_at(index);
  if (plugin == NULL || info == NULL) {
    return VST3_INVALID;
  }
  *info = (vst3_class){.cardinality = VST3_MANY_INSTANCES, .category = VST3_AUDIO_CLASS};
  memcpy(info->id, plugin->vst3_class, sizeof(vst3_id));
  nj_vst3_copy(info->name, sizeof(info->name), plugin->name);
  return VST3_OK;
}

static vst3_result VST3_CALL get_class_2(void *self, int32_t index, vst3_class_2 *info) {
  (void)self;
  const nj_plugin *plugin = class_at(index);
  if (plugin == NULL || info == NULL) {
    return VST3_INVALID;
  }
  *info = (vst3_class_2){.cardinality = VST3_MANY_INSTANCES, .category = VST3_AUDIO_CLASS};
  memcpy(info->id, plugin->vst3_class, sizeof(vst3_id));
  nj_vst3_copy(info->name, sizeof(info->name), plugin->name);
  nj_vst3_copy(info->sub_categories, sizeof(info->sub_categories), sub_categories(plugin));
  nj_vst3_copy(info->vendor, sizeof(info->vendor), NJ_VENDOR);
  nj_vst3_copy(info->version, sizeof(info->version), NIGHTJAR_VERSION);
  nj_vst3_copy(info->sdk_version, sizeof(info->sdk_version), VST3_SDK_VERSION);
  return VST3_OK;
}

static vst3_result VST3_CALL get_class_3(void *self, int32_t index, vst3_class_3 *info) {
  (void)self;
  const nj_plugin *plugin = class_at(index);
  if (plugin == NULL || info == NULL) {
    return VST3_INVALID;
  }
  *info = (vst3_class_3){.cardinality = VST3_MANY_INSTANCES, .category = VST3_AUDIO_CLASS};
  memcpy(info->id, plugin->vst3_class, sizeof(vst3_id));
  nj_vst3_to_utf16(info->name, 64, plugin->name);
  nj_vst3_copy(info->sub_categories, sizeof(info->sub_categories), sub_categories(plugin));
  nj_vst3_to_utf16(info->vendor, 64, NJ_VENDOR);
  nj_vst3_to_utf16(info->version, 64, NIGHTJAR_VERSION);
  nj_vst3_to_utf16(info->sdk_version, 64, VST3_SDK_VERSION);
  return VST3_OK;
}

static vst3_result VST3_CALL create(void *self, const uint8_t *class_id, const uint8_t *interface_id,
                                    void **object) {
  (void)self;
  if (object == NULL) {
    return VST3_INVALID;
  }
  *object = NULL;
  if (class_id == NULL || interface_id == NULL) {
    return VST3_INVALID;
  }
  for (uint32_t i = 0; i < nj_plugin_count(); i++) {
    if (memcmp(nj_plugin_at(i)->vst3_class, class_id, sizeof(vst3_id)) != 0) {
      continue;
    }
    nj_vst3 *made = nj_vst3_create(nj_plugin_at(i));
    if (made == NULL) {
      return VST3_NO_MEMORY;
    }
    vst3_result result = nj_vst3_query(&made->facets[NJ_COMPONENT], interface_id, object);
    nj_vst3_release(&made->facets[NJ_COMPONENT]);
    return result;
  }
  return VST3_NO_INTERFACE;
}

static vst3_result VST3_CALL set_host(void *self, vst3_unknown *context) {
  (void)self;
  (void)context;
  return VST3_OK;
}

static const vst3_factory_table table = {
    .query = query,
    .retain = retain,
    .release = release,
    .get_info = get_info,
    .count_classes = count_classes,
    .get_class = get_class,
    .create = create,
    .get_class_2 = get_class_2,
    .get_class_3 = get_class_3,
    .set_host = set_host,
};

vst3_factory *VST3_CALL GetPluginFactory(void) {
  static vst3_factory factory = {&table};
  retain(&factory);
  return &factory;
}

/* What each platform calls around the factory; the core needs neither. */
#if defined(_WIN32)
NJ_EXPORT bool InitDll(void);
NJ_EXPORT bool ExitDll(void);
bool InitDll(void) {
  return true;
}
bool ExitDll(void) {
  return true;
}
#elif defined(__APPLE__)
NJ_EXPORT bool bundleEntry(void *bundle);
NJ_EXPORT bool bundleExit(void);
bool bundleEntry(void *bundle) {
  return bundle != NULL;
}
bool bundleExit(void) {
  return true;
}
#else
NJ_EXPORT bool ModuleEntry(void *library);
NJ_EXPORT bool ModuleExit(void);
bool ModuleEntry(void *library) {
  return library != NULL;
}
bool ModuleExit(void) {
  return true;
}
#endif
