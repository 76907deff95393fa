/* Instances that play in real time, all by one clock, as tracks of a DAW do. */
#ifndef NJ_HOST_PLAYER_H
#define NJ_HOST_PLAYER_H

#include "modes.h"
#include "random.h"

typedef struct live_player {
  clap_guest *guest;
  float *sent;         /* a ring of the input's first channel */
  uint32_t wet_blocks; /* in a row: not just the delayed input, or, from an instrument, silence */
  /* Since the count began: */
  bool was_dry;         /* at least for a block */
  uint32_t longest_wet; /* blocks in a row */
  double furthest;      /* of a block from the delayed input, as a level */
} live_player;

typedef struct live_group {
  const host_options *options;
  live_player *players; /* options->instances of them */
  uint64_t begin_ns;
  uint64_t frames; /* that each of them has played */
  uint64_t dry_blocks;
  double longest_ms; /* of a call of process() */
} live_group;

/* Ends the program if a plug-in can't be made or activated. */
live_group players_open(const clap_module *module, const host_options *options);
void players_close(live_group *group);
/* A block of noise, and from time to time a note, for each of them. False if nonsense comes out. */
bool players_play(live_group *group, random_source *random);
/* Begins the counts anew. */
void players_count_anew(live_group *group);

#endif
