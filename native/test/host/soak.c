/* Playing in real time for a long while, with all that a DAW does in between. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "matrix.h"
#include "player.h"

#define GROWTH_KIB 16384
#define START_SECONDS 60

static long resident_kib(void) {
  long pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (file) {
    if (fscanf(file, "%*d %ld", &pages) != 1) {
      pages = 0;
    }
    fclose(file);
  }
  return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static void disturb(clap_guest *guest, const host_options *options, random_source *random, uint64_t block) {
  random_events(guest, random, options->block);
  if (block % 2000 == 1999) {
    size_t size = 0;
    char *state = guest->state ? guest_save(guest, &size) : NULL;
    if (state) {
      guest_load(guest, state, size);
    }
    free(state);
  }
  if (block % 9000 == 8999) {
    guest_deactivate(guest);
    guest_activate(guest, options->rate, options->block, options->block);
  } else if (block % 5000 == 4999) {
    guest->plugin->reset(guest->plugin);
  }
}

/* What is wrong with how process() kept to its rules, printed if a watch is preloaded; NULL if nothing is. */
static const char *strays(const live_group *group) {
  const char *wrong = NULL;
  for (uint32_t i = 0; i < group->options->instances; i++) {
    const watch_counts *took = &group->players[i].guest->watched;
    if (group->options->watched) {
      printf("process() took %u allocations, %u locks and %u system calls at most\n", took->allocations,
             took->locks, took->system_calls);
    }
    if (took->allocations > 0 || took->locks > 0 || took->system_calls > 1) {
      wrong = "not real-time";
    }
  }
  return wrong;
}

/* What is dry before the engine is warm does not count. */
static bool begin(live_group *group, random_source *random) {
  bool well = true;
  for (double played = 0; group->options->needs_engine && well && played < START_SECONDS;
       played += group->options->block / (group->options->rate * group->options->speed)) {
    well = players_play(group, random);
    bool all = true;
    for (uint32_t i = 0; i < group->options->instances; i++) {
      all = all && group->players[i].longest_wet > 0;
    }
    if (all) {
      break;
    }
  }
  group->dry_blocks = 0;
  group->longest_ms = 0;
  return well;
}

int run_soak(const clap_module *module, const host_options *options) {
  random_source random = {options->seed};
  guest_watched(options->watched);
  live_group group = players_open(module, options);
  const uint64_t blocks = (uint64_t)(options->soak_minutes * 60 * options->rate * options->speed /
                                     options->block);
  long early_kib = 0;
  bool well = begin(&group, &random);
  for (uint64_t block = 0; block < blocks && well; block++) {
    for (uint32_t i = 0; i < options->instances; i++) {
      /* Each at another time, or the one engine thread of each would begin anew together. */
      disturb(group.players[i].guest, options, &random, block + 1000 * i);
    }
    well = players_play(&group, &random);
    if (block == blocks / 4) {
      early_kib = resident_kib();
    }
  }
  long grown_kib = resident_kib() - early_kib;
  uint64_t all = blocks * options->instances;
  printf("%.1f minutes, %llu blocks of %u frames, %llu of them dry or silent, process() took %.3f ms at "
         "most, memory grew by %ld KiB\n",
         options->soak_minutes, (unsigned long long)all, options->block,
         (unsigned long long)group.dry_blocks, group.longest_ms, grown_kib);
  /* A busy machine may be late for almost all of it. */
  bool unheard = options->needs_engine && group.dry_blocks >= all;
  const char *failed = !well                    ? "nonsense came out"
                       : grown_kib > GROWTH_KIB ? "memory grows"
                       : unheard                ? "no engine was heard"
                                                : strays(&group);
  printf("%s soak%s%s\n", failed ? "FAILED" : "ok    ", failed ? ": " : "", failed ? failed : "");
  players_close(&group);
  return failed ? 1 : 0;
}
