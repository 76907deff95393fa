/* The latency of plug-ins that only the engine knows: what the list says, and what the engine asks for. */
#include <string.h>

#include "check.h"
#include "engine_at_hand.h"
#include "platform.h"

#define BLOCK 128u
#define LISTED "a.b"
#define LISTED_FRAMES 480u

static _Atomic int latency_changes;

static void count_change(void *context) {
  (void)context;
  latency_changes++;
}

/* Into the folder that is the home too; the list is read once. */
static const nj_plugin *listed_plugin(void) {
  char path[256];
  snprintf(path, sizeof path, "%s/plugins.txt", engine_folder());
  FILE *file = fopen(path, "w");
  CHECK(file && fputs("plugin " LISTED "|A B|effect|2|2|480|NjAB|a-b\n", file) >= 0 && fclose(file) == 0);
  const nj_plugin *plugin = nj_plugin_at(nj_plugin_count() - 1);
  CHECK(strcmp(plugin->id, LISTED) == 0);
  return plugin;
}

static nj_instance *activated(const nj_plugin *plugin, double rate_hz) {
  nj_instance *instance = nj_create(plugin, (nj_listener){.latency_changed = count_change});
  CHECK(nj_activate(instance, rate_hz, BLOCK, BLOCK, 2));
  return instance;
}

static const nj_plugin *plugin;

static void what_is_listed_is_a_time_at_higher_rates_and_frames_at_lower_ones(void) {
  static const struct {
    double rate_hz;
    uint32_t frames;
  } rates[] = {{44100, LISTED_FRAMES}, {48000, LISTED_FRAMES}, {96000, 960}, {192000, 1920}};
  use_engine("--natural 480");
  for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
    nj_instance *instance = activated(plugin, rates[i].rate_hz);
    CHECK_EQUAL(nj_latency(instance), 2 * BLOCK + rates[i].frames);
    nj_destroy(instance);
  }
}

static void a_need_that_grows_with_the_rate_is_met(void) {
  use_engine("--natural 960");
  latency_changes = 0;
  nj_instance *instance = activated(plugin, 96000);
  CHECK(becomes_ready(instance, 20000));
  CHECK_EQUAL(latency_changes, 0);
  nj_destroy(instance);
}

/* An engine that is there answers within the activation, if the machine is not too busy. */
static void what_an_engine_that_is_there_asks_for_is_granted_at_once(void) {
  enum { NATURAL_FRAMES = 5000, TRIES = 20 };
  use_engine("--natural 5000");
  latency_changes = 0;
  nj_instance *first = activated(plugin, 48000);
  CHECK(comes_to_say(first, "needs more latency", 20000));
  CHECK_EQUAL(latency_changes, 1);
  bool granted = false;
  for (int i = 0; i < TRIES && !granted; i++) {
    latency_changes = 0;
    nj_instance *second = activated(plugin, 48000);
    granted = nj_latency(second) == 2 * BLOCK + NATURAL_FRAMES;
    if (granted) {
      CHECK_EQUAL(latency_changes, 0);
      CHECK(becomes_ready(second, 20000));
    }
    nj_destroy(second);
  }
  CHECK(granted);
  nj_destroy(first);
}

int main(void) {
  use_engine("");
  plugin = listed_plugin();
  RUN(what_is_listed_is_a_time_at_higher_rates_and_frames_at_lower_ones);
  RUN(a_need_that_grows_with_the_rate_is_met);
  RUN(what_an_engine_that_is_there_asks_for_is_granted_at_once);
  return 0;
}
