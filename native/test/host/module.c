#include "module.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

clap_module module_open(const char *path) {
  char whole[PATH_MAX];
  if (!realpath(path, whole)) {
    perror(path);
    exit(1);
  }
  clap_module module = {.handle = dlopen(whole, RTLD_NOW | RTLD_LOCAL)};
  if (!module.handle) {
    fprintf(stderr, "%s\n", dlerror());
    exit(1);
  }
  module.entry = dlsym(module.handle, "clap_entry");
  if (!module.entry || module.entry->version.major != 1 || !module.entry->init(whole)) {
    fprintf(stderr, "%s is not a CLAP module that this host understands.\n", path);
    exit(1);
  }
  module.factory = module.entry->get_factory(CLAP_PLUGIN_FACTORY_ID);
  if (!module.factory) {
    fprintf(stderr, "%s makes no plug-ins.\n", path);
    exit(1);
  }
  return module;
}

void module_close(clap_module *module) {
  module->entry->deinit();
  dlclose(module->handle);
}

const clap_plugin_descriptor *module_find(const clap_module *module, const char *id) {
  uint32_t count = module->factory->get_plugin_count(module->factory);
  for (uint32_t i = 0; i < count; i++) {
    const clap_plugin_descriptor *descriptor = module->factory->get_plugin_descriptor(module->factory, i);
    if (!id || strcmp(descriptor->id, id) == 0) {
      return descriptor;
    }
  }
  fprintf(stderr, "No plug-in is called '%s' in it.\n", id ? id : "");
  exit(1);
}

void module_list(const clap_module *module) {
  uint32_t count = module->factory->get_plugin_count(module->factory);
  for (uint32_t i = 0; i < count; i++) {
    const clap_plugin_descriptor *descriptor = module->factory->get_plugin_descriptor(module->factory, i);
    printf("%s\t%s\t%s\n", descriptor->id, descriptor->name, descriptor->plugin_version);
  }
}
