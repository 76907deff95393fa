/* Numbers as text with a point, whatever locale the host has set. [any] */
#ifndef NJ_NUMBER_H
#define NJ_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* Writes the value with so many decimals, or, if decimals < 0, with all it takes to read it back exactly. */
bool nj_number_to_text(double value, int decimals, char *text, size_t capacity);
/* Reads a finite number at the start of text, and says where it ends. */
bool nj_number_from_text(const char *text, double *value, const char **end);

#endif
