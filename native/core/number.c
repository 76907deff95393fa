#include "number.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool nj_number_to_text(double value, int decimals, char *text, size_t capacity) {
  int length = decimals < 0 ? snprintf(text, capacity, "%.17g", value)
                            : snprintf(text, capacity, "%.*f", decimals, value);
  if (length < 0 || (size_t)length >= capacity) {
    return false;
  }
  /* Whatever is neither digit, sign nor exponent is the locale's decimal point, of one byte or more. */
  char *to = text;
  bool point = false;
  for (const char *from = text; *from; from++) {
    if (strchr("0123456789+-eE", *from)) {
      *to++ = *from;
    } else if (!point) {
      *to++ = '.';
      point = true;
    }
  }
  *to = '\0';
  return true;
}

bool nj_number_from_text(const char *text, double *value, const char **end) {
  /* strtod wants the locale's point: hand it a copy of the number's characters with that one put in. */
  const char *point = localeconv()->decimal_point;
  char copy[80];
  size_t used = 0;
  size_t read = 0;
  while (strchr(" \t", text[read]) && text[read]) {
    read++;
  }
  const size_t start = read;
  while (text[read] && strchr("0123456789+-.eE", text[read]) && used + strlen(point) + 1 < sizeof copy) {
    if (text[read] == '.') {
      memcpy(copy + used, point, strlen(point));
      used += strlen(point);
    } else {
      copy[used++] = text[read];
    }
    read++;
  }
  copy[used] = '\0';
  char *stop = NULL;
  double number = strtod(copy, &stop);
  if (stop == copy || !isfinite(number)) {
    return false;
  }
  size_t left = strlen(stop);
  *value = number;
  if (end) {
    /* What strtod left over holds no point, or the text has two of them and is no number anyway. */
    *end = text + (read - left < start ? start : read - left);
  }
  return true;
}
