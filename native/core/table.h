/* The plug-ins that this binary knows of itself. */
#ifndef NJ_TABLE_H
#define NJ_TABLE_H

#include "nj_core.h"

/* Fills in the built-in plug-ins and gives their number; at most NJ_BUILT_IN. Called once. */
#define NJ_BUILT_IN 2u
uint32_t nj_built_in(nj_plugin *plugins);

/* What plugins.txt says that a plug-in of this table delays beyond the transport; 0 for built-in ones. [any]
 */
uint32_t nj_listed_latency(const nj_plugin *plugin);

/* The VST3 class that belongs to an id: the same on every machine and in every version. [any] */
void nj_class_of(const char *id, uint8_t class_id[16]);

#endif
