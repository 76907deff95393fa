/* Every rate and block size, states, nonsense, resets: what a DAW may do to a plug-in. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "matrix.h"
#include "modes.h"

static int failures;
static uint64_t watched_blocks;
static uint64_t waking_blocks;

void fails(const char *test, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  printf("FAILED %s: ", test);
  vprintf(format, arguments);
  printf("\n");
  va_end(arguments);
  failures++;
}

static void noise(clap_guest *guest, random_source *random, uint32_t frames) {
  for (uint32_t c = 0; c < guest->inputs; c++) {
    for (uint32_t i = 0; i < frames; i++) {
      guest->in[c][i] = (float)(random_part(random) - 0.5);
    }
  }
}

void random_events(clap_guest *guest, random_source *random, uint32_t frames) {
  uint32_t time = 0;
  uint32_t params = guest->params ? guest->params->count(guest->plugin) : 0;
  bool notes = guest->note_ports && guest->note_ports->count(guest->plugin, true) > 0;
  for (uint32_t i = random_below(random, 6); i > 0 && time < frames; i--) {
    time += random_below(random, frames - time);
    uint32_t kind = random_below(random, notes ? 5 : 1);
    clap_param_info info;
    if (kind == 0 && params > 0 &&
        guest->params->get_info(guest->plugin, random_below(random, params), &info) &&
        !(info.flags & CLAP_PARAM_IS_READONLY)) {
      double value = info.min_value + (info.max_value - info.min_value) * random_part(random);
      guest_add_param(guest, time, info.id, info.flags & CLAP_PARAM_IS_STEPPED ? round(value) : value);
    } else if (kind == 1 || kind == 2) {
      guest_add_note(guest, time, kind == 1, (int16_t)random_below(random, 16),
                     (int16_t)(36 + random_below(random, 48)), random_part(random));
    } else if (kind == 3) {
      guest_add_midi(guest, time, (uint8_t)(0x80 + random_below(random, 112)),
                     (uint8_t)random_below(random, 128), (uint8_t)random_below(random, 128));
    } else if (kind == 4) {
      guest_add_expression(guest, time, (int32_t)random_below(random, 4) - 1, (int32_t)random_below(random, 9),
                           8 * random_part(random) - 4);
    }
  }
}

static void check_watched(clap_guest *guest, uint32_t frames) {
  const watch_counts *took = &guest->watched;
  if (took->allocations > 0 || took->locks > 0 || took->system_calls > 1) {
    fails("real time",
          "process() of %u frames allocated %u times, locked %u times (%s), and made %u system calls, the "
          "first of them %ld",
          frames, took->allocations, took->locks, took->first_other ? took->first_other : "",
          took->system_calls, took->first_call);
    guest->watched = (watch_counts){0};
  }
  watched_blocks++;
  waking_blocks += took->system_calls;
  guest->watched = (watch_counts){0};
}

bool play(clap_guest *guest, random_source *random, uint32_t frames, bool in_place) {
  noise(guest, random, frames);
  for (uint32_t c = 0; in_place && c < guest->inputs; c++) {
    memcpy(guest->out[c], guest->in[c], frames * sizeof(float));
  }
  random_events(guest, random, frames);
  bool well = guest_process(guest, frames, in_place) && guest_is_finite(guest, frames);
  check_watched(guest, frames);
  guest_idle(guest);
  return well;
}

static void all_rates_and_blocks(const clap_module *module, const host_options *options) {
  /* The first of each are for the strict: many plug-ins never meet them. */
  static const double rates[] = {8000, 44100, 48000, 96000, 192000};
  static const uint32_t blocks[] = {1, 2, 3, 16, 63, 64, 128, 441, 512, 1024, 4096, 8192};
  random_source random = {options->seed};
  clap_guest *guest = guest_open(module, options->id);
  for (size_t r = options->strict ? 0 : 1; r < sizeof rates / sizeof rates[0]; r++) {
    for (size_t b = options->strict ? 0 : 1; b < sizeof blocks / sizeof blocks[0]; b++) {
      if (!guest_activate(guest, rates[r], blocks[b], blocks[b])) {
        fails("rates and blocks", "not activated at %g Hz, %u frames", rates[r], blocks[b]);
        continue;
      }
      uint32_t latency = guest_latency(guest);
      for (int i = 0; i < 12; i++) {
        uint32_t frames = i < 6 ? blocks[b] : 1 + random_below(&random, blocks[b]);
        if (!play(guest, &random, frames, i % 2 && guest->inputs == guest->outputs)) {
          fails("rates and blocks", "no sound or nonsense at %g Hz, %u frames", rates[r], blocks[b]);
          break;
        }
      }
      if (guest_latency(guest) != latency) {
        fails("rates and blocks", "the latency changed while active");
      }
      guest_deactivate(guest);
    }
  }
  guest_close(guest);
}

static void nonsense_input(const clap_module *module, const host_options *options) {
  static const float nonsense[] = {NAN, INFINITY, -INFINITY, 1e-40f, 3e38f, -0.0f};
  random_source random = {options->seed};
  clap_guest *guest = guest_open(module, options->id);
  guest_activate(guest, 48000, 256, 256);
  for (int block = 0; block < 50; block++) {
    for (uint32_t c = 0; c < guest->inputs; c++) {
      for (uint32_t i = 0; i < 256; i++) {
        guest->in[c][i] = nonsense[random_below(&random, 6)];
      }
    }
    guest_process(guest, 256, false);
    if (options->strict && !guest_is_finite(guest, 256)) {
      fails("nonsense input", "nonsense came out in block %d", block);
      break;
    }
  }
  guest->plugin->reset(guest->plugin);
  bool well = true;
  for (int block = 0; block < 200; block++) {
    well = play(guest, &random, 256, false);
  }
  if (!well) {
    fails("nonsense input", "nonsense comes out even after a reset");
  }
  guest_deactivate(guest);
  guest_close(guest);
}

static void resets_and_activations(const clap_module *module, const host_options *options) {
  random_source random = {options->seed};
  clap_guest *guest = guest_open(module, options->id);
  for (int round = 0; round < 10; round++) {
    guest_activate(guest, round % 2 ? 44100 : 96000, 512, 512);
    for (int block = 0; block < 20; block++) {
      if (block % 5 == 2) {
        guest->plugin->reset(guest->plugin);
      }
      if (!play(guest, &random, 1 + random_below(&random, 512), false)) {
        fails("resets and activations", "no sound or nonsense");
      }
    }
    guest_deactivate(guest);
  }
  guest_close(guest);
}

static void many_instances(const clap_module *module, const host_options *options) {
  enum { INSTANCES = 8 };
  clap_guest *guests[INSTANCES];
  random_source random = {options->seed};
  for (int i = 0; i < INSTANCES; i++) {
    guests[i] = guest_open(module, options->id);
    guest_activate(guests[i], 48000, 256, 256);
  }
  for (int block = 0; block < 100; block++) {
    for (int i = 0; i < INSTANCES; i++) {
      if (!play(guests[i], &random, 256, false)) {
        fails("many instances", "no sound or nonsense in number %d", i);
      }
    }
  }
  for (int i = 0; i < INSTANCES; i++) {
    guest_deactivate(guests[i]);
    guest_close(guests[i]);
  }
}

static void larger_blocks_than_announced(const clap_module *module, const host_options *options) {
  random_source random = {options->seed};
  clap_guest *guest = guest_open(module, options->id);
  guest_activate(guest, 48000, 64, 16384);
  for (int block = 0; block < 40; block++) {
    if (!play(guest, &random, 1 + random_below(&random, 16384), false)) {
      fails("larger blocks than announced", "no sound or nonsense");
    }
  }
  guest_deactivate(guest);
  guest_close(guest);
}

static void doubles(const clap_module *module, const host_options *options) {
  random_source random = {options->seed};
  clap_guest *guest = guest_open(module, options->id);
  if (guest_has_doubles(guest)) {
    guest_activate(guest, 48000, 300, 300);
    for (int block = 0; block < 50; block++) {
      noise(guest, &random, 300);
      random_events(guest, &random, 300);
      if (!guest_process_double(guest, 300) || !guest_is_finite(guest, 300)) {
        fails("doubles", "no sound or nonsense");
      }
      check_watched(guest, 300);
    }
    guest_deactivate(guest);
  }
  guest_close(guest);
}

typedef void (*test)(const clap_module *module, const host_options *options);

int run_matrix(const clap_module *module, const host_options *options) {
  static const struct {
    const char *name;
    test test;
    bool strict;
  } tests[] = {
      {"description and ports", test_description, false},
      {"parameters", test_parameters, false},
      {"states", test_states, false},
      {"presets", test_presets, false},
      {"configurations of ports", test_configs, false},
      {"bypass is exactly the latency late", test_bypass, false},
      {"rates and blocks", all_rates_and_blocks, false},
      {"nonsense input", nonsense_input, false},
      {"resets and activations", resets_and_activations, false},
      {"many instances", many_instances, false},
      {"doubles", doubles, false},
      {"larger blocks than announced", larger_blocks_than_announced, true},
  };
  guest_watched(options->watched);
  printf("%s, seed %llu\n", module_find(module, options->id)->name, (unsigned long long)options->seed);
  for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
    if (tests[i].strict && !options->strict) {
      continue;
    }
    int before = failures;
    tests[i].test(module, options);
    printf("%s %s\n", failures == before ? "ok    " : "FAILED", tests[i].name);
    fflush(stdout);
  }
  if (guest_watched(options->watched)) {
    printf("%s real time: no allocation and no lock in %llu calls, a system call in %llu of them\n",
           failures ? "FAILED" : "ok    ", (unsigned long long)watched_blocks,
           (unsigned long long)waking_blocks);
  }
  return failures ? 1 : 0;
}
