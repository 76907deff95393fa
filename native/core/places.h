/* Where things lie on this machine. [main] */
#ifndef NJ_PLACES_H
#define NJ_PLACES_H

#include <stdbool.h>
#include <stddef.h>

#include "environment.h"

/* The folder where plug-ins and their engine meet; made if need be. False if there is none that is safe. */
bool nj_runtime_folder(char *path, size_t capacity);
/* The folder that Nightjar is installed in; with a copy of the environment [any]. NULL: as it is now. */
bool nj_home_folder(const nj_environment *environment, char *path, size_t capacity);

#endif
