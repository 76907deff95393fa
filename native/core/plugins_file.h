/* Reads plugins.txt: the user's own plug-ins, as `nightjar plugin install` listed them. */
#ifndef NJ_PLUGINS_FILE_H
#define NJ_PLUGINS_FILE_H

#include "nj_core.h"

/* A plug-in of the list, with the latency that it asks for beyond the transport's. */
typedef struct nj_listed {
  nj_plugin plugin;
  uint32_t latency_frames;
} nj_listed;

/*
 * Reads at most so many plug-ins from the text; lines that make no sense are left out, and so are plug-ins
 * without any that does. What they point to is never freed: hosts keep such pointers until the library goes.
 * The text is changed.
 */
uint32_t nj_plugins_read(char *text, nj_listed *plugins, uint32_t capacity);

#endif
