/* Values as plug-ins write them: numbers between the places, words, and back. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "engine_at_hand.h"
#include "plugins_file.h"

#define PLACES NJ_TEXT_PLACES

/* A parameter from 0 to 100 with these texts, as the list of plug-ins holds it. */
static const nj_parameter *parameter_with(const char *head, const char *(*at)(uint32_t place)) {
  static nj_listed listed[1];
  char *text = malloc(1u << 16);
  size_t length = (size_t)sprintf(text, "plugin org.example.t|T|effect|2|2|0|Text|t\n"
                                        "parameter t|T|%%|0|100|50|\ntexts %s|", head);
  for (uint32_t i = 0; i < PLACES; i++) {
    length += (size_t)sprintf(text + length, "%s%s", i ? ";" : "", at(i));
  }
  sprintf(text + length, "\n");
  CHECK_EQUAL(nj_plugins_read(text, listed, 1), 1);
  return &listed[0].plugin.parameters[0];
}

/* -oo, then -96 to 6 dB. */
static const char *decibels(uint32_t place) {
  static char text[32];
  snprintf(text, sizeof text, "%.1f", -96 + 102.0 * place / (PLACES - 1));
  return place == 0 ? "-oo" : text;
}

/* 20 to 20480 Hz, ten octaves. */
static const char *hertz(uint32_t place) {
  static char text[32];
  snprintf(text, sizeof text, "%.0f", 20 * pow(2, 10.0 * place / (PLACES - 1)));
  return text;
}

/* Downwards. */
static const char *left_to_right(uint32_t place) {
  static char text[32];
  snprintf(text, sizeof text, "%.2f", 1 - 2.0 * place / (PLACES - 1));
  return text;
}

/* An empty one is the one before. */
static const char *shapes(uint32_t place) {
  return place == 0 ? "Sine" : place == 40 ? "Saw tooth" : place == 90 ? "Noise 2" : "";
}

static bool shows(const nj_parameter *parameter, double value, const char *expected) {
  char text[64] = "";
  bool same = nj_value_to_text(parameter, value, text, sizeof text) && strcmp(text, expected) == 0;
  if (!same) {
    fprintf(stderr, "%g shows as %s, not %s\n", value, text, expected);
  }
  return same;
}

static double value_of(const nj_parameter *parameter, const char *text) {
  double value = -1;
  CHECK(nj_text_to_value(parameter, text, &value));
  return value;
}

static void numbers_go_on_between_the_places(void) {
  const nj_parameter *gain = parameter_with("1|dB", decibels);
  CHECK(gain->texts != NULL && strcmp(nj_text_unit(gain), "dB") == 0);
  CHECK(shows(gain, 100, "6.0 dB"));
  CHECK(shows(gain, 50, "-45.0 dB"));
  CHECK(shows(gain, 50.1, "-44.9 dB"));
  CHECK(shows(gain, 0, "-oo"));
  CHECK(shows(gain, 0.3, "-oo"));
  CHECK(shows(gain, 0.5, "-95.2 dB"));
  CHECK(shows(gain, 94.12, "0.0 dB"));
  CHECK(shows(parameter_with("2|", left_to_right), 25, "0.50"));
  CHECK(shows(parameter_with("0|Hz", hertz), 10, "40 Hz"));
}

static void numbers_and_words_are_read_back(void) {
  const nj_parameter *gain = parameter_with("1|dB", decibels);
  CHECK(fabs(value_of(gain, " -45 db") - 50) < 0.05);
  CHECK(fabs(value_of(gain, "0") - 96 / 1.02) < 0.05);
  CHECK_EQUAL(value_of(gain, "-OO"), 0);
  CHECK_EQUAL(value_of(gain, "300"), 100);
  CHECK_EQUAL(value_of(gain, "-300"), 100.0 / 128);
  CHECK_EQUAL(value_of(gain, "30 %"), 30);
  double value = 7;
  CHECK(!nj_text_to_value(gain, "3 Hz", &value) && !nj_text_to_value(gain, "loud", &value));
  CHECK_EQUAL(value, 7);
  const nj_parameter *pan = parameter_with("2|", left_to_right);
  CHECK(fabs(value_of(pan, "0.5") - 25) < 0.5);
  const nj_parameter *cutoff = parameter_with("0|Hz", hertz);
  for (double at = 0; at <= 100; at += 0.7) {
    char text[64];
    char again[64];
    CHECK(nj_value_to_text(cutoff, at, text, sizeof text));
    CHECK(nj_value_to_text(cutoff, value_of(cutoff, text), again, sizeof again));
    CHECK(strcmp(text, again) == 0);
  }
}

static void words_have_the_middle_of_their_places(void) {
  const nj_parameter *shape = parameter_with("-1|", shapes);
  CHECK(shows(shape, 0, "Sine") && shows(shape, 30, "Sine") && shows(shape, 100, "Noise 2"));
  CHECK(shows(shape, 100.0 * 39.6 / 128, "Saw tooth"));
  CHECK_EQUAL(value_of(shape, "saw-tooth"), 100.0 * 64.5 / 128);
  CHECK_EQUAL(value_of(shape, "60"), 60);
  CHECK_EQUAL(value_of(shape, "60 %"), 60);
  char small[4];
  CHECK(!nj_value_to_text(shape, 0, small, sizeof small));
}

static const char *nothing(uint32_t place) {
  (void)place;
  return "";
}

static void texts_that_make_no_sense_are_left_out(void) {
  CHECK(parameter_with("1|dB", nothing)->texts == NULL);
  CHECK(parameter_with("x|dB", decibels)->texts == NULL);
  CHECK(parameter_with("99|dB", decibels)->texts == NULL);
  CHECK(parameter_with("1|dB|1", decibels)->texts == NULL);
  CHECK(parameter_with("1|dB|1;2", decibels)->texts == NULL);
  CHECK(shows(parameter_with("1", decibels), 50, "50.0 %"));
  /* Nor do those of a parameter that is left out go to the one before. */
  CHECK(parameter_with("1\nparameter broken|x|y|3|1|0|\ntexts 1|dB", decibels)->texts == NULL);
}

int main(void) {
  RUN(numbers_go_on_between_the_places);
  RUN(numbers_and_words_are_read_back);
  RUN(words_have_the_middle_of_their_places);
  RUN(texts_that_make_no_sense_are_left_out);
  return 0;
}
