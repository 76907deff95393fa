/* Starts the engine's process. [keeper] */
#ifndef NJ_LAUNCH_H
#define NJ_LAUNCH_H

#include "environment.h"
#include "platform.h"

/* Gives the child, or -1 with the reason, for people, in message. */
nj_child nj_launch(const char *folder, const nj_environment *environment, char *message, size_t capacity);

#endif
