#include "player.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "platform.h"

#define SENT_MASK 0xfffffu
#define BLOCKS_A_NOTE 50u

live_group players_open(const clap_module *module, const host_options *options) {
  live_group group = {.options = options, .players = calloc(options->instances, sizeof(live_player))};
  for (uint32_t i = 0; i < options->instances; i++) {
    live_player *player = &group.players[i];
    player->guest = guest_open(module, options->id);
    player->sent = calloc(SENT_MASK + 1, sizeof(float));
    if (!guest_activate(player->guest, options->rate, options->block, options->block)) {
      fprintf(stderr, "The plug-in can't be activated.\n");
      exit(1);
    }
    set_params(player->guest, options);
  }
  group.begin_ns = nj_now_ns();
  return group;
}

void players_close(live_group *group) {
  for (uint32_t i = 0; i < group->options->instances; i++) {
    guest_deactivate(group->players[i].guest);
    guest_close(group->players[i].guest);
    free(group->players[i].sent);
  }
  free(group->players);
}

void players_count_anew(live_group *group) {
  for (uint32_t i = 0; i < group->options->instances; i++) {
    live_player *player = &group->players[i];
    player->wet_blocks = 0;
    player->was_dry = false;
    player->longest_wet = 0;
    player->furthest = 0;
  }
}

static void listen_to(live_group *group, live_player *player) {
  const clap_guest *guest = player->guest;
  const uint32_t block = group->options->block;
  const uint64_t start = group->frames - guest_latency(guest);
  double apart = 0;
  for (uint32_t i = 0; i < block; i++) {
    float dry = guest->inputs > 0 ? player->sent[(start + i) & SENT_MASK] : 0;
    double difference = (double)guest->out[0][i] - (double)dry;
    apart += difference * difference;
  }
  bool is_dry = !(apart > 0);
  player->furthest = fmax(player->furthest, sqrt(apart / block));
  player->wet_blocks = is_dry ? 0 : player->wet_blocks + 1;
  player->longest_wet = player->wet_blocks > player->longest_wet ? player->wet_blocks : player->longest_wet;
  player->was_dry = player->was_dry || is_dry;
  group->dry_blocks += is_dry && group->frames > 0;
}

static bool play_block(live_group *group, live_player *player, random_source *random) {
  clap_guest *guest = player->guest;
  const uint32_t block = group->options->block;
  for (uint32_t i = 0; i < block; i++) {
    float sample = (float)(0.5 * (random_part(random) - 0.5));
    player->sent[(group->frames + i) & SENT_MASK] = sample;
    for (uint32_t c = 0; c < guest->inputs; c++) {
      guest->in[c][i] = sample;
    }
  }
  if (guest->inputs == 0 && group->frames / block % BLOCKS_A_NOTE == 0) {
    guest_add_note(guest, 0, true, 0, 60, 0.8);
  }
  uint64_t before_ns = nj_now_ns();
  bool well = guest_process(guest, block, false) && guest_is_finite(guest, block);
  double took_ms = (double)(nj_now_ns() - before_ns) / 1e6;
  group->longest_ms = took_ms > group->longest_ms ? took_ms : group->longest_ms;
  guest_idle(guest);
  listen_to(group, player);
  return well;
}

bool players_play(live_group *group, random_source *random) {
  bool well = true;
  for (uint32_t i = 0; i < group->options->instances; i++) {
    well = play_block(group, &group->players[i], random) && well;
  }
  group->frames += group->options->block;
  double frames_a_second = group->options->rate * group->options->speed;
  uint64_t due_ns = group->begin_ns + (uint64_t)((double)group->frames / frames_a_second * 1e9);
  uint64_t now_ns = nj_now_ns();
  if (due_ns > now_ns) {
    usleep((useconds_t)((due_ns - now_ns) / 1000));
  }
  return well;
}
