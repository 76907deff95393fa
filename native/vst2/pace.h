/*
 * Many hosts render offline without saying so. Whoever hands over more sound than time has passed, by more
 * than any host reads ahead, is not listening to it as it comes. [audio]
 */
#ifndef NJ_VST2_PACE_H
#define NJ_VST2_PACE_H

#include <stdbool.h>
#include <stdint.h>

/* All zero before the first block. */
typedef struct nj_pace {
  uint64_t entered_ns; /* when the last block was handed over */
  uint64_t left_ns;    /* when it was given back; 0: none was yet */
  double ahead_ns;     /* sound that the host handed over before its time */
} nj_pace;

/* The host hands over a block that sounds so long. Whether it is ahead of time. */
bool nj_pace_enter(nj_pace *pace, double sound_ns, uint64_t now_ns);
/* The block is given back. */
void nj_pace_leave(nj_pace *pace, uint64_t now_ns);

#endif
