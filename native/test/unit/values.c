/* Parameters: ranges, texts, programs; and the table of plug-ins. */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "check.h"
#include "engine_at_hand.h"

static void every_value_is_read_back_from_its_text(void) {
  for (uint32_t p = 0; p < nj_plugin_count(); p++) {
    const nj_plugin *plugin = nj_plugin_at(p);
    for (uint32_t i = 0; i < plugin->parameter_count; i++) {
      const nj_parameter *parameter = &plugin->parameters[i];
      for (int step = 0; step <= 200; step++) {
        double value = parameter->minimum + (parameter->maximum - parameter->minimum) * step / 200;
        value = parameter->flags & NJ_STEPPED ? round(value) : value;
        char text[128];
        double back = NAN;
        CHECK(nj_value_to_text(parameter, value, text, sizeof text));
        CHECK(nj_text_to_value(parameter, text, &back));
        CHECK(fabs(back - value) <= 0.0501);
      }
    }
  }
}

static void texts_carry_units_and_numbers_go_without(void) {
  const nj_plugin *denoiser = nj_plugin_at(0);
  char text[64];
  double value = 5;
  CHECK(nj_value_to_text(&denoiser->parameters[0], 18, text, sizeof text) && strcmp(text, "18.0 dB") == 0);
  CHECK(nj_value_to_text(&denoiser->parameters[2], 1, text, sizeof text) &&
        strcmp(text, "Speech 16k light") == 0);
  CHECK(nj_text_to_value(&denoiser->parameters[0], " 12.5", &value));
  CHECK_EQUAL(value, 12.5);
  CHECK(nj_text_to_value(&denoiser->parameters[0], "300 db", &value));
  CHECK_EQUAL(value, 100);
  CHECK(nj_text_to_value(&denoiser->parameters[2], "speech-16k", &value));
  CHECK_EQUAL(value, 0);
}

static void nonsense_is_no_value(void) {
  const nj_parameter *limit = &nj_plugin_at(0)->parameters[0];
  static const char *const texts[] = {"",     " ",      "dB",  "nan",   "inf", "1.2.3",
                                      "12 %", "12 dBx", "--3", "1e999", "."};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    double value = 7;
    CHECK(!nj_text_to_value(limit, texts[i], &value));
    CHECK_EQUAL(value, 7);
  }
  char small[4];
  CHECK(!nj_value_to_text(limit, 18, small, sizeof small));
  CHECK(!nj_value_to_text(limit, 18, small, 0));
}

static void a_comma_locale_changes_nothing(void) {
  static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    if (setlocale(LC_ALL, names[i])) {
      texts_carry_units_and_numbers_go_without();
    }
  }
  setlocale(LC_ALL, "C");
}

static void values_stay_in_range(void) {
  nj_instance *instance = nj_create(nj_plugin_at(0), (nj_listener){.context = NULL});
  CHECK_EQUAL(nj_get(instance, 0), 100);
  nj_set(instance, 0, -5);
  CHECK_EQUAL(nj_get(instance, 0), 0);
  nj_set(instance, 0, NAN);
  CHECK_EQUAL(nj_get(instance, 0), 100);
  nj_set(instance, 2, 0.6);
  CHECK_EQUAL(nj_get(instance, 2), 1);
  nj_set(instance, 999, 1);
  CHECK_EQUAL(nj_get(instance, 999), 0);
  nj_destroy(instance);
}

static void programs_set_every_parameter(void) {
  const nj_plugin *sing = nj_plugin_at(1);
  nj_instance *instance = nj_create(sing, (nj_listener){.context = NULL});
  CHECK_EQUAL(sing->program_count, sing->parameters[0].maximum + 1);
  nj_set(instance, 8, -12);
  nj_set_program(instance, 3);
  CHECK_EQUAL(nj_get(instance, 0), 3);
  CHECK_EQUAL(nj_get(instance, 8), 0);
  nj_set_program(instance, 100000);
  CHECK_EQUAL(nj_get(instance, 0), 3);
  nj_destroy(instance);
}

static void a_program_leaves_the_bypass_as_it_is(void) {
  enum { BYPASS = 3, NATURAL = 1 };
  nj_instance *instance = nj_create(nj_plugin_at(0), (nj_listener){.context = NULL});
  nj_set(instance, BYPASS, 1);
  nj_set_program(instance, NATURAL);
  CHECK_EQUAL(nj_get(instance, BYPASS), 1);
  CHECK_EQUAL(nj_get(instance, 0), 18);
  CHECK(nj_has_program(instance, NATURAL) && !nj_has_program(instance, 0));
  CHECK(!nj_has_program(instance, 100000));
  nj_destroy(instance);
}

static void names_fit_where_they_go(void) {
  for (uint32_t p = 0; p < nj_plugin_count(); p++) {
    const nj_plugin *plugin = nj_plugin_at(p);
    CHECK(plugin->parameter_count <= NJ_MAX_PARAMETERS);
    for (uint32_t i = 0; i < plugin->parameter_count; i++) {
      const nj_parameter *parameter = &plugin->parameters[i];
      CHECK(strlen(parameter->short_name) <= 8);
      CHECK(strspn(parameter->key, "abcdefghijklmnopqrstuvwxyz_") == strlen(parameter->key));
    }
  }
  CHECK(memcmp(nj_plugin_at(0)->vst3_class, nj_plugin_at(1)->vst3_class, 16) != 0);
  CHECK(strcmp(nj_plugin_at(1)->parameters[0].steps[0], "General MIDI") == 0);
  CHECK(nj_plugin_at(nj_plugin_count()) == NULL);
}

int main(void) {
  use_engine("");
  RUN(every_value_is_read_back_from_its_text);
  RUN(texts_carry_units_and_numbers_go_without);
  RUN(nonsense_is_no_value);
  RUN(a_comma_locale_changes_nothing);
  RUN(values_stay_in_range);
  RUN(programs_set_every_parameter);
  RUN(a_program_leaves_the_bypass_as_it_is);
  RUN(names_fit_where_they_go);
  return 0;
}
