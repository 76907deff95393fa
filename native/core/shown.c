#include "shown.h"

#include <math.h>
#include <string.h>

#include "number.h"
#include "text.h"

#define LAST_PLACE (NJ_TEXT_PLACES - 1)

const char *nj_text_unit(const nj_parameter *parameter) {
  return parameter->texts ? parameter->texts->unit : parameter->unit;
}

static double value_at(const nj_parameter *parameter, double place) {
  return parameter->minimum + place / LAST_PLACE * (parameter->maximum - parameter->minimum);
}

/* NaN where there is a word. */
static double number_at(const nj_texts *texts, double place) {
  uint32_t nearest = (uint32_t)lround(place);
  uint32_t lower = (uint32_t)place;
  uint32_t upper = lower < LAST_PLACE ? lower + 1 : lower;
  double between = texts->numbers[lower] + (place - lower) * (texts->numbers[upper] - texts->numbers[lower]);
  return isnan(between) || isnan(texts->numbers[nearest]) ? texts->numbers[nearest] : between;
}

bool nj_shown_text(const nj_parameter *parameter, double value, char *text, size_t capacity) {
  const nj_texts *texts = parameter->texts;
  double place = (value - parameter->minimum) / (parameter->maximum - parameter->minimum) * LAST_PLACE;
  double number = texts->decimals < 0 ? (double)NAN : number_at(texts, place);
  if (isnan(number)) {
    const char *word = texts->shown[lround(place)];
    bool fits = strlen(word) < capacity;
    if (fits) {
      memcpy(text, word, strlen(word) + 1);
    }
    return fits;
  }
  /* What is rounded to nothing has no sign. */
  bool nothing = fabs(number) < 0.5 * pow(10, -texts->decimals);
  return nj_number_to_text(nothing ? 0 : number, texts->decimals, text, capacity) &&
         nj_append_unit(texts->unit, text, capacity);
}

/* In the middle of the places that have this word. */
static bool word_to_value(const nj_parameter *parameter, const char *word, double *value) {
  const nj_texts *texts = parameter->texts;
  for (uint32_t first = 0; first < NJ_TEXT_PLACES; first++) {
    if (isnan(texts->numbers[first]) && nj_same_name(texts->shown[first], word)) {
      uint32_t last = first;
      while (last < LAST_PLACE && isnan(texts->numbers[last + 1]) &&
             nj_same_name(texts->shown[last + 1], word)) {
        last++;
      }
      *value = value_at(parameter, (first + last) / 2.0);
      return true;
    }
  }
  return false;
}

/* Where the numbers pass this one first; else the place whose number is nearest. */
static double place_of(const nj_texts *texts, double number) {
  double nearest = 0;
  double distance = (double)INFINITY;
  for (uint32_t i = 0; i < NJ_TEXT_PLACES; i++) {
    double from = texts->numbers[i];
    double to = i < LAST_PLACE ? texts->numbers[i + 1] : from;
    if (fabs(from - number) < distance) {
      distance = fabs(from - number);
      nearest = i;
    }
    if (from != to && ((from <= number && number <= to) || (to <= number && number <= from))) {
      return i + (number - from) / (to - from);
    }
  }
  return nearest;
}

bool nj_shown_value(const nj_parameter *parameter, const char *text, double *value) {
  const nj_texts *texts = parameter->texts;
  double number = 0;
  const char *end = NULL;
  if (word_to_value(parameter, text, value)) {
    return true;
  }
  if (texts->decimals < 0 || !nj_number_from_text(text, &number, &end)) {
    return false;
  }
  end += strspn(end, " \t");
  if (*end && !nj_same_name(end, texts->unit)) {
    return false;
  }
  *value = nj_clamp(parameter, value_at(parameter, place_of(texts, number)));
  return true;
}
