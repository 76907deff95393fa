/* How values and the names of steps are compared and kept. [any] */
#ifndef NJ_TEXT_H
#define NJ_TEXT_H

#include "nj_core.h"

/* Whether two names are the same but for case, and for hyphens in the place of spaces. */
bool nj_same_name(const char *a, const char *b);
/* "Felt piano" becomes "felt-piano", as files are named. False if there is no room. */
bool nj_file_name_of(const char *name, char *text, size_t capacity);
/* A value as states have it: the name of a step or a plain number, whatever the plug-in's texts are. */
bool nj_plain_value(const nj_parameter *parameter, const char *text, double *value);
/* Adds a space and the unit, if there is one. False if there is no room. */
bool nj_append_unit(const char *unit, char *text, size_t capacity);
/* The value within its range, stepped ones whole; its initial value for what is no number. */
double nj_clamp(const nj_parameter *parameter, double value);

#endif
