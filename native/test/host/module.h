/* A .clap file, opened. */
#ifndef NJ_HOST_MODULE_H
#define NJ_HOST_MODULE_H

#include "clap.h"

typedef struct clap_module {
  void *handle;
  const clap_plugin_entry *entry;
  const clap_plugin_factory *factory;
} clap_module;

/* Ends the program with a message if there is no such file, or it is no CLAP. */
clap_module module_open(const char *path);
void module_close(clap_module *module);
/* The plug-in of an id, or the first one if id is NULL. Ends the program if there is none. */
const clap_plugin_descriptor *module_find(const clap_module *module, const char *id);
void module_list(const clap_module *module);

#endif
