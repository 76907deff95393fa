/*
 * A copy of the process's environment. An engine is started by a thread of the plug-in's own, and a host that
 * changes its environment meanwhile may free what that thread reads.
 */
#ifndef NJ_ENVIRONMENT_H
#define NJ_ENVIRONMENT_H

#include <stdbool.h>

typedef struct nj_environment {
  char **entries; /* "NAME=value" each, ended by NULL; in one piece of memory with their texts */
} nj_environment;

/* False if memory is out. [main] */
bool nj_environment_copy(nj_environment *environment);
void nj_environment_free(nj_environment *environment);
/* NULL if it is not set, or empty. [any] */
const char *nj_environment_get(const nj_environment *environment, const char *name);

#endif
