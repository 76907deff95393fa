/* Playing in real time: with an engine that is ended by force, and for a long while. */
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "matrix.h"
#include "places.h"
#include "platform.h"

/* The engine says who it is to everybody who connects. */
static int engine_pid(void) {
  char folder[NJ_PATH];
  char path[NJ_PATH + 16];
  char line[256] = "";
  int pid = -1;
  if (!nj_runtime_folder(folder, sizeof folder)) {
    return -1;
  }
  snprintf(path, sizeof path, "%s/engine.sock", folder);
  nj_socket socket = nj_socket_connect(path);
  if (socket == -1) {
    return -1;
  }
  if (nj_socket_receive(socket, line, sizeof line - 1, 2000) > 0) {
    sscanf(line, "nightjar 1 %*s %d", &pid);
  }
  nj_socket_close(socket);
  return pid;
}

static void pace(uint64_t begin_ns, uint64_t frames, double rate) {
  uint64_t due_ns = begin_ns + (uint64_t)((double)frames / rate * 1e9);
  uint64_t now_ns = nj_now_ns();
  if (due_ns > now_ns) {
    usleep((useconds_t)((due_ns - now_ns) / 1000));
  }
}

typedef struct live_player {
  clap_guest *guest;
  const host_options *options;
  uint64_t begin_ns;
  uint64_t frames;
  float *sent; /* a ring of the input's first channel */
  double longest_ms;
} live_player;

#define SENT_MASK 0xfffffu

static bool play_block(live_player *player, random_source *random) {
  clap_guest *guest = player->guest;
  const uint32_t block = player->options->block;
  for (uint32_t i = 0; i < block; i++) {
    float sample = (float)(0.5 * (random_part(random) - 0.5));
    player->sent[(player->frames + i) & SENT_MASK] = sample;
    for (uint32_t c = 0; c < guest->inputs; c++) {
      guest->in[c][i] = sample;
    }
  }
  if (guest->inputs == 0 && player->frames / block % 50 == 0) {
    guest_add_note(guest, 0, true, 0, 60, 0.8);
  }
  uint64_t before_ns = nj_now_ns();
  bool well = guest_process(guest, block, false) && guest_is_finite(guest, block);
  double took_ms = (double)(nj_now_ns() - before_ns) / 1e6;
  player->longest_ms = took_ms > player->longest_ms ? took_ms : player->longest_ms;
  guest_idle(guest);
  player->frames += block;
  pace(player->begin_ns, player->frames, player->options->rate);
  return well;
}

/* Whether the last block is the delayed input, or, from an instrument, silence. */
static bool is_dry(const live_player *player) {
  const clap_guest *guest = player->guest;
  const uint32_t block = player->options->block;
  const uint64_t start = player->frames - block - guest_latency(guest);
  for (uint32_t i = 0; i < block; i++) {
    float expected = guest->inputs > 0 ? player->sent[(start + i) & SENT_MASK] : 0;
    if (guest->out[0][i] != expected) {
      return false;
    }
  }
  return true;
}

/* Plays until the sound is dry, or is not; false if it never is within so many seconds. */
static bool play_until(live_player *player, random_source *random, bool dry, double seconds) {
  uint32_t agreeing = 0;
  for (double played = 0; played < seconds; played += player->options->block / player->options->rate) {
    if (!play_block(player, random)) {
      return false;
    }
    agreeing = is_dry(player) == dry ? agreeing + 1 : 0;
    if (agreeing == (dry ? 1 : 20)) {
      return true;
    }
  }
  return false;
}

int run_kill_engine(const clap_module *module, const host_options *options) {
  random_source random = {options->seed};
  live_player player = {guest_open(module, options->id),      options, 0, 0,
                        calloc(SENT_MASK + 1, sizeof(float)), 0};
  if (!guest_activate(player.guest, options->rate, options->block, options->block)) {
    fprintf(stderr, "The plug-in can't be activated.\n");
    return 1;
  }
  set_params(player.guest, options);
  player.begin_ns = nj_now_ns();
  const char *failed = NULL;
  int first = -1;
  int second = -1;
  if (!play_until(&player, &random, false, 60)) {
    failed = "the engine's sound is not heard";
  } else if ((first = engine_pid()) <= 1) {
    failed = "no engine is found";
  } else {
    kill(first, SIGKILL);
    player.longest_ms = 0;
    if (!play_until(&player, &random, true, 2)) {
      failed = "without the engine it is not the delayed input that is heard";
    } else if (!play_until(&player, &random, false, 60)) {
      failed = "the engine does not come back";
    } else if ((second = engine_pid()) == first || second <= 1) {
      failed = "there is no new engine";
    }
  }
  printf("engine %d was ended, then there is %d; process() took %.3f ms at most\n", first, second,
         player.longest_ms);
  printf("%s killed engine%s%s\n", failed ? "FAILED" : "ok    ", failed ? ": " : "", failed ? failed : "");
  guest_deactivate(player.guest);
  guest_close(player.guest);
  free(player.sent);
  return failed ? 1 : 0;
}

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

static void disturb(live_player *player, random_source *random, uint64_t block) {
  clap_guest *guest = player->guest;
  random_events(guest, random, player->options->block);
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
    guest_activate(guest, player->options->rate, player->options->block, player->options->block);
  } else if (block % 5000 == 4999) {
    guest->plugin->reset(guest->plugin);
  }
}

int run_soak(const clap_module *module, const host_options *options) {
  random_source random = {options->seed};
  bool watched = guest_watched(options->watched);
  live_player player = {guest_open(module, options->id),      options, 0, 0,
                        calloc(SENT_MASK + 1, sizeof(float)), 0};
  if (!guest_activate(player.guest, options->rate, options->block, options->block)) {
    fprintf(stderr, "The plug-in can't be activated.\n");
    return 1;
  }
  player.begin_ns = nj_now_ns();
  const uint64_t blocks = (uint64_t)(options->soak_minutes * 60 * options->rate / options->block);
  long early_kib = 0;
  uint64_t dry = 0;
  bool well = true;
  for (uint64_t block = 0; block < blocks && well; block++) {
    disturb(&player, &random, block);
    well = play_block(&player, &random);
    dry += block > 0 && is_dry(&player);
    if (block == blocks / 4) {
      early_kib = resident_kib();
    }
  }
  long grown_kib = resident_kib() - early_kib;
  printf("%.1f minutes, %llu blocks of %u frames, %llu of them dry or silent, process() took %.3f ms at "
         "most, memory "
         "grew by %ld KiB\n",
         options->soak_minutes, (unsigned long long)blocks, options->block, (unsigned long long)dry,
         player.longest_ms, grown_kib);
  bool leaks = grown_kib > 16384;
  const watch_counts *took = &player.guest->watched;
  bool strays = took->allocations > 0 || took->locks > 0 || took->system_calls > 1;
  if (watched) {
    printf("process() took %u allocations, %u locks and %u system calls at most\n", took->allocations,
           took->locks, took->system_calls);
  }
  const char *failed = !well    ? ": nonsense came out"
                       : leaks  ? ": memory grows"
                       : strays ? ": not real-time"
                                : NULL;
  printf("%s soak%s\n", failed ? "FAILED" : "ok    ", failed ? failed : "");
  guest_deactivate(player.guest);
  guest_close(player.guest);
  free(player.sent);
  return failed ? 1 : 0;
}
