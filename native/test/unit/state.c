/* States: kept exactly, read leniently, garbage refused. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "engine_at_hand.h"

static nj_instance *instance_of(uint32_t plugin) {
  return nj_create(nj_plugin_at(plugin), (nj_listener){.context = NULL});
}

static void every_value_comes_back_exactly(void) {
  for (uint32_t p = 0; p < nj_plugin_count(); p++) {
    nj_instance *from = instance_of(p);
    nj_instance *to = instance_of(p);
    for (int round = 0; round < 100; round++) {
      for (uint32_t i = 0; i < nj_plugin_at(p)->parameter_count; i++) {
        const nj_parameter *parameter = &nj_plugin_at(p)->parameters[i];
        nj_set(from, i, parameter->minimum + (parameter->maximum - parameter->minimum) * rand() / RAND_MAX);
      }
      size_t size = 0;
      char *state = nj_save(from, &size);
      CHECK(state != NULL && strlen(state) == size);
      CHECK(nj_load(to, state, size));
      free(state);
      for (uint32_t i = 0; i < nj_plugin_at(p)->parameter_count; i++) {
        CHECK_EQUAL(nj_get(to, i), nj_get(from, i));
      }
    }
    nj_destroy(from);
    nj_destroy(to);
  }
}

static bool loads(nj_instance *instance, const char *state) {
  return nj_load(instance, state, strlen(state));
}

static void presets_are_named_by_their_files(void) {
  nj_instance *sing = instance_of(1);
  CHECK(loads(sing, "nightjar-state 1\nplugin dev.nightjar.sing\npreset warm-pad\nend\n"));
  const nj_parameter *preset = &nj_plugin_at(1)->parameters[0];
  CHECK(strcmp(preset->steps[(size_t)nj_get(sing, 0)], "Warm pad") == 0);
  size_t size = 0;
  char *state = nj_save(sing, &size);
  CHECK(strstr(state, "\npreset warm-pad\n") != NULL);
  free(state);
  nj_destroy(sing);
}

static void what_a_later_version_added_is_left_out(void) {
  nj_instance *denoiser = instance_of(0);
  nj_set(denoiser, 1, 30);
  CHECK(loads(denoiser, "nightjar-state 7\nplugin dev.nightjar.denoiser\nsparkle 9\nlimit 12\nmodel "
                        "speech-96k\n\nend\nmore\n"));
  CHECK_EQUAL(nj_get(denoiser, 0), 12);
  CHECK_EQUAL(nj_get(denoiser, 1), 100);
  CHECK_EQUAL(nj_get(denoiser, 2), 0);
  nj_destroy(denoiser);
}

static void what_is_no_state_changes_nothing(void) {
  static const char *const states[] = {"",
                                       "end\n",
                                       "nightjar-state 1\n",
                                       "nightjar-state 1\nplugin dev.nightjar.sing\nend\n",
                                       "nightjar-state 1\nplugin dev.nightjar.denoiser\nlimit 12\n",
                                       "plugin dev.nightjar.denoiser\nlimit 12\nend\n"};
  nj_instance *denoiser = instance_of(0);
  nj_set(denoiser, 0, 33);
  for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
    CHECK(!loads(denoiser, states[i]));
    CHECK_EQUAL(nj_get(denoiser, 0), 33);
  }
  CHECK(!nj_load(denoiser, NULL, 0));
  nj_destroy(denoiser);
}

static void any_bytes_leave_values_in_range(void) {
  nj_instance *denoiser = instance_of(0);
  const nj_plugin *plugin = nj_plugin_at(0);
  srand(1);
  for (int round = 0; round < 20000; round++) {
    size_t size = 0;
    char *state = nj_save(denoiser, &size);
    for (int change = rand() % 8; change >= 0; change--) {
      state[(size_t)rand() % size] = (char)rand();
    }
    nj_load(denoiser, state, (size_t)rand() % (size + 1));
    nj_load(denoiser, state, size);
    free(state);
    for (uint32_t i = 0; i < plugin->parameter_count; i++) {
      double value = nj_get(denoiser, i);
      CHECK(value >= plugin->parameters[i].minimum && value <= plugin->parameters[i].maximum);
    }
  }
  nj_destroy(denoiser);
}

int main(void) {
  use_engine("");
  RUN(every_value_comes_back_exactly);
  RUN(presets_are_named_by_their_files);
  RUN(what_a_later_version_added_is_left_out);
  RUN(what_is_no_state_changes_nothing);
  RUN(any_bytes_leave_values_in_range);
  return 0;
}
