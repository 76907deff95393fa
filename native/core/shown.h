/* Values as a plug-in itself writes them, by the texts that were read at the install. [any] */
#ifndef NJ_SHOWN_H
#define NJ_SHOWN_H

#include "nj_core.h"

/* The text of a value within its range. False if there is no room. */
bool nj_shown_text(const nj_parameter *parameter, double value, char *text, size_t capacity);
/* The value that has this text, or is near one that has. False if none is. */
bool nj_shown_value(const nj_parameter *parameter, const char *text, double *value);

#endif
