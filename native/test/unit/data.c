/* What a plug-in keeps besides its parameters: in states, and with an engine that keeps it as it is told. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base64.h"
#include "check.h"
#include "data.h"
#include "engine_at_hand.h"
#include "platform.h"

#define BLOCK 256u
#define PATIENCE_MS 20000u
#define KEEPER "org.example.keeper"
#define HEAD "nightjar-state 1\nplugin " KEEPER "\ngain 100\n"

static const char plugins[] = "plugin org.example.keeper|Keeper|effect|2|2|0|Keep|nightjar-keeper\n"
                              "state\n"
                              "parameter gain|Gain|%|0|100|100|\n"
                              "plugin org.example.plain|Plain|effect|2|2|0|Plai|nightjar-plain\n"
                              "parameter gain|Gain|%|0|100|100|\n";

static nj_instance *idle_instance(const char *id) {
  for (uint32_t i = 0; i < nj_plugin_count(); i++) {
    if (strcmp(nj_plugin_at(i)->id, id) == 0) {
      return nj_create(nj_plugin_at(i), (nj_listener){.context = NULL});
    }
  }
  CHECK(!"the plug-in is listed");
  return NULL;
}

static bool loads(nj_instance *instance, const char *state) {
  return nj_load(instance, state, strlen(state));
}

/* Whether a state that is saved now is this one. */
static bool saves(nj_instance *instance, const char *expected) {
  size_t size = 0;
  char *state = nj_save(instance, &size);
  bool same = state && size == strlen(expected) && strcmp(state, expected) == 0;
  if (!same) {
    fprintf(stderr, "saved: %.500s\n", state ? state : "nothing");
  }
  free(state);
  return same;
}

static void states_keep_it_without_an_engine(void) {
  nj_instance *instance = idle_instance(KEEPER);
  CHECK(saves(instance, HEAD "end\n"));
  CHECK(loads(instance, HEAD "data: QUJD\ndata: REU=\nend\n"));
  CHECK(saves(instance, HEAD "data: QUJDREU=\nend\n"));
  /* One that says nothing of it leaves it alone; one that says that there is none does not. */
  CHECK(loads(instance, HEAD "end\n"));
  CHECK(saves(instance, HEAD "data: QUJDREU=\nend\n"));
  CHECK(loads(instance, HEAD "data: \nend\n"));
  CHECK(saves(instance, HEAD "data: \nend\n"));
  nj_destroy(instance);
}

static void garbage_changes_nothing(void) {
  static const char *const states[] = {HEAD "data: QUJD\n", HEAD "data: QUJ\nend\n", HEAD "data: QU=D\nend\n",
                                       "nightjar-state 1\nplugin " KEEPER "\ngain 1\ndata: \x01\nend\n"};
  nj_instance *instance = idle_instance(KEEPER);
  CHECK(loads(instance, HEAD "data: REVG\nend\n"));
  for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
    CHECK(!loads(instance, states[i]));
    CHECK(saves(instance, HEAD "data: REVG\nend\n"));
  }
  nj_destroy(instance);
}

static void a_plugin_that_keeps_nothing_has_none(void) {
  nj_instance *instance = idle_instance("org.example.plain");
  CHECK(loads(instance, "nightjar-state 1\nplugin org.example.plain\ngain 7\ndata: QUJD\nend\n"));
  CHECK(saves(instance, "nightjar-state 1\nplugin org.example.plain\ngain 7\nend\n"));
  nj_destroy(instance);
}

/* A state with so many bytes of data; to be freed. */
static char *large_state(size_t size) {
  static uint8_t bytes[NJ_MOST_DATA_BYTES + 1];
  static char line[NJ_BASE64_LENGTH(360) + 1];
  char *state = malloc(2 * size + 1000);
  size_t length = (size_t)sprintf(state, HEAD);
  for (size_t i = 0; i < size; i++) {
    bytes[i] = (uint8_t)(i * 2654435761u >> 13);
  }
  bytes[0] = 100; /* the loudness */
  for (size_t at = 0; at < size; at += 360) {
    nj_base64_encode(bytes + at, size - at < 360 ? size - at : 360, line);
    length += (size_t)sprintf(state + length, "data: %s\n", line);
  }
  sprintf(state + length, "end\n");
  return state;
}

static void the_most_comes_back_and_more_is_refused(void) {
  nj_instance *instance = idle_instance(KEEPER);
  char *most = large_state(NJ_MOST_DATA_BYTES);
  CHECK(strlen(most) < NJ_MOST_STATE_BYTES);
  CHECK(loads(instance, most));
  CHECK(saves(instance, most));
  char *more = large_state(NJ_MOST_DATA_BYTES + 1);
  CHECK(!loads(instance, more));
  CHECK(saves(instance, most));
  free(more);
  nj_destroy(instance);
  /* The same with an engine, there and back. */
  use_engine("");
  instance = ready_instance(KEEPER, BLOCK, 2);
  CHECK(loads(instance, most));
  CHECK(saves(instance, most));
  nj_deactivate(instance);
  CHECK(saves(instance, most));
  free(most);
  nj_destroy(instance);
}

/* The engine adds an exclamation mark each time. */
static void the_engine_is_asked_what_there_is_now(void) {
  use_engine("");
  nj_instance *instance = ready_instance(KEEPER, BLOCK, 2);
  CHECK(saves(instance, HEAD "data: IQ==\nend\n"));
  CHECK(loads(instance, HEAD "data: QUI=\nend\n"));
  CHECK(saves(instance, HEAD "data: QUIh\nend\n"));
  CHECK(saves(instance, HEAD "data: QUIhIQ==\nend\n"));
  nj_deactivate(instance);
  CHECK(saves(instance, HEAD "data: QUIhISE=\nend\n"));
  /* The next one begins with it. */
  CHECK(nj_activate(instance, 44100, BLOCK, BLOCK, 2));
  CHECK(becomes_ready(instance, PATIENCE_MS));
  CHECK(saves(instance, HEAD "data: QUIhISEh\nend\n"));
  nj_destroy(instance);
}

static void an_engine_that_is_killed_is_followed_by_one_that_knows_it(void) {
  use_engine("--fault crash --after 1000");
  nj_instance *instance = ready_instance(KEEPER, BLOCK, 2);
  CHECK(loads(instance, HEAD "data: QUI=\nend\n"));
  float samples[2][BLOCK] = {{0}};
  float *block[] = {samples[0], samples[1]};
  for (int i = 0; i < 8; i++) {
    nj_process(instance, (const float *const *)block, block, 2, BLOCK, NULL, 0);
  }
  CHECK(comes_to_say(instance, "begun anew", PATIENCE_MS));
  CHECK(becomes_ready(instance, PATIENCE_MS));
  CHECK(saves(instance, HEAD "data: QUIh\nend\n"));
  nj_destroy(instance);
}

/* Offline the first sample is made with it, whenever it was loaded. Its first byte is the loudness. */
static void an_offline_render_hears_it_from_the_first_sample(void) {
  for (int later = 0; later < 2; later++) {
    use_engine("--start-ms 300");
    nj_instance *instance = idle_instance(KEEPER);
    nj_set_offline(instance, true);
    bool loaded = later || loads(instance, HEAD "data: Mg==\nend\n");
    CHECK(nj_activate(instance, 48000, BLOCK, BLOCK, 2));
    CHECK(loaded && (!later || loads(instance, HEAD "data: Mg==\nend\n")));
    const uint32_t latency = nj_latency(instance);
    for (uint32_t start = 0; start < 8 * BLOCK; start += BLOCK) {
      float samples[2][BLOCK];
      float *block[] = {samples[0], samples[1]};
      fill_signal(block, 2, start, BLOCK);
      nj_process(instance, (const float *const *)block, block, 2, BLOCK, NULL, 0);
      for (uint32_t i = 0; i < BLOCK; i++) {
        CHECK_EQUAL(samples[1][i], start + i < latency ? 0 : 0.5f * signal_at(1, start + i - latency));
      }
    }
    nj_destroy(instance);
  }
}

static void what_the_plugin_refuses_is_told_and_stays_known(void) {
  use_engine("--data refuse");
  nj_instance *instance = ready_instance(KEEPER, BLOCK, 2);
  CHECK(loads(instance, HEAD "data: QUI=\nend\n"));
  CHECK(comes_to_say(instance, "not to my taste", PATIENCE_MS));
  CHECK(saves(instance, HEAD "data: QUI=\nend\n"));
  CHECK(comes_to_say(instance, "I have lost it", PATIENCE_MS));
  nj_destroy(instance);
}

static void what_makes_no_sense_leaves_what_is_known(void) {
  use_engine("--data garbage");
  nj_instance *instance = ready_instance(KEEPER, BLOCK, 2);
  CHECK(loads(instance, HEAD "data: QUI=\nend\n"));
  CHECK(saves(instance, HEAD "data: QUI=\nend\n"));
  CHECK(becomes_ready(instance, PATIENCE_MS));
  nj_destroy(instance);
}

static void a_host_does_not_wait_for_a_silent_engine(void) {
  use_engine("--data silent");
  nj_instance *instance = ready_instance(KEEPER, BLOCK, 2);
  CHECK(loads(instance, HEAD "data: QUI=\nend\n"));
  CHECK(saves(instance, HEAD "data: QUI=\nend\n"));
  nj_destroy(instance);
}

int main(void) {
  use_engine("");
  list_plugins(plugins);
  RUN(states_keep_it_without_an_engine);
  RUN(garbage_changes_nothing);
  RUN(a_plugin_that_keeps_nothing_has_none);
  RUN(the_most_comes_back_and_more_is_refused);
  RUN(the_engine_is_asked_what_there_is_now);
  RUN(an_engine_that_is_killed_is_followed_by_one_that_knows_it);
  RUN(an_offline_render_hears_it_from_the_first_sample);
  RUN(what_the_plugin_refuses_is_told_and_stays_known);
  RUN(what_makes_no_sense_leaves_what_is_known);
  RUN(a_host_does_not_wait_for_a_silent_engine);
  return 0;
}
