#include "text.h"

#include <math.h>
#include <string.h>

#include "number.h"
#include "shown.h"

static char folded(char c) {
  if (c >= 'A' && c <= 'Z') {
    return (char)(c - 'A' + 'a');
  }
  return c == ' ' ? '-' : c;
}

bool nj_same_name(const char *a, const char *b) {
  while (*a && folded(*a) == folded(*b)) {
    a++;
    b++;
  }
  return *a == *b;
}

bool nj_file_name_of(const char *name, char *text, size_t capacity) {
  size_t length = strlen(name);
  if (length >= capacity) {
    return false;
  }
  for (size_t i = 0; i <= length; i++) {
    text[i] = folded(name[i]);
  }
  return true;
}

double nj_clamp(const nj_parameter *parameter, double value) {
  if (isnan(value)) {
    return parameter->initial;
  }
  if (parameter->flags & NJ_STEPPED) {
    value = round(value);
  }
  return value < parameter->minimum   ? parameter->minimum
         : value > parameter->maximum ? parameter->maximum
                                      : value;
}

static bool copied(const char *from, char *text, size_t capacity) {
  if (strlen(from) >= capacity) {
    return false;
  }
  memcpy(text, from, strlen(from) + 1);
  return true;
}

bool nj_value_to_text(const nj_parameter *parameter, double value, char *text, size_t capacity) {
  if (capacity == 0) {
    return false;
  }
  value = nj_clamp(parameter, value);
  if (parameter->steps) {
    return copied(parameter->steps[(size_t)(value - parameter->minimum)], text, capacity);
  }
  if (parameter->texts) {
    return nj_shown_text(parameter, value, text, capacity);
  }
  if (!nj_number_to_text(value, parameter->flags & NJ_STEPPED ? 0 : 1, text, capacity)) {
    return false;
  }
  return nj_append_unit(parameter->unit, text, capacity);
}

bool nj_append_unit(const char *unit, char *text, size_t capacity) {
  size_t length = strlen(text);
  if (!unit[0]) {
    return true;
  }
  if (length + 1 + strlen(unit) >= capacity) {
    return false;
  }
  text[length] = ' ';
  return copied(unit, text + length + 1, capacity - length - 1);
}

static const char *without_spaces(const char *text) {
  while (*text == ' ' || *text == '\t') {
    text++;
  }
  return text;
}

bool nj_plain_value(const nj_parameter *parameter, const char *text, double *value) {
  text = without_spaces(text);
  if (parameter->steps) {
    size_t count = (size_t)(parameter->maximum - parameter->minimum) + 1;
    for (size_t i = 0; i < count; i++) {
      if (nj_same_name(parameter->steps[i], text)) {
        *value = parameter->minimum + (double)i;
        return true;
      }
    }
  }
  double number = 0;
  const char *end = NULL;
  if (!nj_number_from_text(text, &number, &end)) {
    return false;
  }
  end = without_spaces(end);
  if (*end && !nj_same_name(end, parameter->unit)) {
    return false;
  }
  *value = nj_clamp(parameter, number);
  return true;
}

bool nj_text_to_value(const nj_parameter *parameter, const char *text, double *value) {
  if (!parameter->texts) {
    return nj_plain_value(parameter, text, value);
  }
  text = without_spaces(text);
  return nj_shown_value(parameter, text, value) || nj_plain_value(parameter, text, value);
}
