/* The engine that the plug-ins of this process talk to. */
#ifndef NJ_HOST_ENGINE_H
#define NJ_HOST_ENGINE_H

#include "guest.h"

/* Its process id; -1 if none listens. */
int engine_pid(void);
/* Keeps an instance until the engine is there; ends the program if it never is. */
void engine_await(const clap_module *module, const char *id);

#endif
