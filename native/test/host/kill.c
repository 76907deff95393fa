/* Playing while the engine is ended by force: what is heard then, and whether all comes back as it was. */
#include <signal.h>
#include <stdio.h>

#include "engine.h"
#include "platform.h"
#include "player.h"

#define STEADY_BLOCKS 20u
#define AWAY_SECONDS 2.0
#define BACK_SECONDS 60.0
#define LISTEN_SECONDS 1.0
/* Notes and noise are never quite as loud as before; a lost parameter is to make more of a difference. */
#define AS_LOUD 3.0

static bool all_were_dry(const live_group *group) {
  bool all = true;
  for (uint32_t i = 0; i < group->options->instances; i++) {
    all = all && group->players[i].was_dry;
  }
  return all;
}

/* Not at one time: many at once may be more than the machine can do. */
static bool all_were_wet(const live_group *group) {
  bool all = true;
  for (uint32_t i = 0; i < group->options->instances; i++) {
    all = all && group->players[i].longest_wet >= STEADY_BLOCKS;
  }
  return all;
}

/* Plays until it is so; false if it never is within so many seconds, or if nonsense comes out. */
static bool play_until(live_group *group, random_source *random, bool (*is_so)(const live_group *group),
                       double seconds) {
  const host_options *options = group->options;
  players_count_anew(group);
  double block_seconds = options->block / (options->rate * options->speed);
  for (double played = 0; played < seconds; played += block_seconds) {
    if (!players_play(group, random)) {
      return false;
    }
    if (is_so && is_so(group)) {
      return true;
    }
  }
  return !is_so;
}

/* How far from the delayed input each gets in some time. False if nonsense comes out. */
static bool listen_for_levels(live_group *group, random_source *random, double *levels) {
  bool well = play_until(group, random, NULL, LISTEN_SECONDS);
  for (uint32_t i = 0; i < group->options->instances; i++) {
    levels[i] = group->players[i].furthest;
  }
  return well;
}

static bool same_levels(const live_group *group, const double *before, const double *after) {
  for (uint32_t i = 0; i < group->options->instances; i++) {
    if (!(after[i] < AS_LOUD * before[i] && before[i] < AS_LOUD * after[i])) {
      printf("number %u was %g and is %g from its input\n", i, before[i], after[i]);
      return false;
    }
  }
  return true;
}

static const char *end_engine(live_group *group, random_source *random) {
  double before[MOST_INSTANCES];
  double after[MOST_INSTANCES];
  int first = engine_pid();
  if (first <= 1) {
    return "no engine is found";
  }
  if (!listen_for_levels(group, random, before)) {
    return "nonsense comes out";
  }
  kill(first, SIGKILL);
  uint64_t killed_ns = nj_now_ns();
  if (!play_until(group, random, all_were_dry, AWAY_SECONDS)) {
    return "without the engine it is not the delayed input that is heard";
  }
  double away_ms = (double)(nj_now_ns() - killed_ns) / 1e6;
  if (!play_until(group, random, all_were_wet, BACK_SECONDS)) {
    return "the engine does not come back";
  }
  double back_ms = (double)(nj_now_ns() - killed_ns) / 1e6;
  int second = engine_pid();
  if (second == first || second <= 1) {
    return "there is no new engine";
  }
  printf("engine %d was ended; all without it after %.0f ms, all with engine %d after %.0f ms\n", first,
         away_ms, second, back_ms);
  fflush(stdout);
  if (!listen_for_levels(group, random, after)) {
    return "nonsense comes out";
  }
  return same_levels(group, before, after) ? NULL : "the parameters are not what they were";
}

int run_kill_engine(const clap_module *module, const host_options *options) {
  random_source random = {options->seed};
  live_group group = players_open(module, options);
  const char *failed =
      play_until(&group, &random, all_were_wet, BACK_SECONDS) ? NULL : "the engine's sound is not heard";
  group.longest_ms = 0;
  for (uint32_t i = 0; i < options->kills && !failed; i++) {
    failed = end_engine(&group, &random);
  }
  printf("process() took %.3f ms at most\n", group.longest_ms);
  printf("%s killed engine%s%s\n", failed ? "FAILED" : "ok    ", failed ? ": " : "", failed ? failed : "");
  players_close(&group);
  return failed ? 1 : 0;
}
