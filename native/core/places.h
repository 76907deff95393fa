/* Where things lie on this machine. [any] */
#ifndef NJ_PLACES_H
#define NJ_PLACES_H

#include <stdbool.h>
#include <stddef.h>

/* The folder where plug-ins and their engine meet; made if need be. False if there is none that is safe. */
bool nj_runtime_folder(char *path, size_t capacity);
/* The folder that Nightjar is installed in. */
bool nj_home_folder(char *path, size_t capacity);

#endif
