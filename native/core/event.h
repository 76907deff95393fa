/* What a host sends, made fit to hand on. */
#ifndef NJ_EVENT_H
#define NJ_EVENT_H

#include <stdbool.h>

#include "nj_core.h"

/* Bounds what the event says, and keeps the value of a parameter. False if it makes no sense. [audio] */
bool nj_event_settle(nj_instance *instance, nj_event *event);

#endif
