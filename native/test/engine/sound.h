/* What the test engine does with an instance's segment, faults included. */
#ifndef NJ_TEST_SOUND_H
#define NJ_TEST_SOUND_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "nj_segment.h"

enum fault { NO_FAULT, LATE, HUNG, FROZEN, CRASH, GARBAGE, REFUSE, MUTE, NAN_OUT, BUSY };

typedef struct settings {
  uint32_t natural_frames; /* of latency */
  enum fault fault;
  uint64_t fault_after_frames;
  uint32_t start_ms;
  uint32_t idle_seconds;
  const char *folder;
  const char *window; /* what its window does; NULL: as NIGHTJAR_TEST_WINDOW says */
  const char *data;   /* how it deals with what plug-ins keep */
} settings;

typedef struct test_sound {
  const settings *settings;
  nj_segment *segment;
  size_t bytes;
  _Atomic uint32_t data_share; /* the effect is as loud, in 1/100 */
  _Atomic bool stopping;
  bool faulted;
  uint64_t next; /* output position */
  uint64_t events;
  double values[NJ_MAX_PARAMETERS];
  int held_key; /* -1 for none */
  double velocity;
  double heard; /* 0 for nothing yet */
  uint32_t seen_reset, seen_snapshot;
  uint64_t reset_at; /* an input frame */
} test_sound;

/*
 * Effect: input times the first parameter / 100, or -input for a plug-in without parameters; and times
 * data_share / 100. Instrument: a constant of velocity * (key + 1) / 128 while a note is held; on the right
 * instead, if there was any, the last note expression as its number + 1 + value / 1000, or the last other
 * MIDI message's data as a negative number. Runs until stopping.
 */
void sound_run(test_sound *sound);

#endif
