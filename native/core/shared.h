/* The segment as this side sees it: sizes are kept here, so that nothing the engine writes can move a
 * pointer. */
#ifndef NJ_SHARED_H
#define NJ_SHARED_H

#include <stdbool.h>

#include "nj_segment.h"

struct nj_instance;

typedef struct nj_shared {
  nj_segment *segment;
  float *input[NJ_MAX_CHANNELS];
  float *output[NJ_MAX_CHANNELS];
  nj_event *events;
  size_t bytes;
  uint32_t ring_mask;
  uint32_t event_slots;
  uint32_t latency_frames;
  _Atomic bool broken; /* positions in it can't be; whoever sees it first says so */
  char name[64];       /* of the file, without folder */
  const char *folder;  /* the keeper's */
  bool left_over;      /* the file could not be removed while it was mapped, as on Windows */
  struct nj_shared *next;
} nj_shared;

/* Makes the file in the folder and maps it, with the instance's sizes and values. NULL if that can't be.
 * [keeper] */
nj_shared *nj_shared_create(const struct nj_instance *instance, const char *folder);
/* Removes the file's name; the memory stays. [keeper] */
void nj_shared_unlink(nj_shared *shared, const char *folder);
/* Removes the file as well, if that could not be done before. */
void nj_shared_free(nj_shared *shared);

#endif
