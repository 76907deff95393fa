/* The audio thread's end of the segment. All of it is [audio], but nj_link_begin. */
#ifndef NJ_LINK_H
#define NJ_LINK_H

#include <stdbool.h>
#include <stdint.h>

#include "nj_segment.h"

struct nj_instance;
struct nj_shared;

typedef struct nj_link {
  struct nj_shared *shared; /* NULL: no engine */
  uint64_t frame;           /* of the segment, the next to be handed over */
  uint64_t valid_from;      /* the engine's output before this is not for anybody's ears */
  bool notes_lost;          /* the event ring was full: notes may hang */
  uint32_t patience_ms;     /* what is left of the wait for an engine that is still starting */
} nj_link;

/* No engine yet, and all patience. [main] */
void nj_link_begin(struct nj_instance *instance);
/* Takes over the segment that the keeper has; offline it waits for one, if there is hope. */
void nj_link_take(struct nj_instance *instance);
/* Whether there is an engine to talk to. */
bool nj_link_open(const nj_link *link);
/* Hands over an event at so many frames after link.frame. */
void nj_link_event(struct nj_instance *instance, const nj_event *event, uint32_t offset);
/* Hands over a block of instance.in; wakes the engine if it sleeps and wake says so; offline waits for the
 * result. */
void nj_link_send(struct nj_instance *instance, uint32_t frames, bool wake);
/* Fetches into instance.wet_block what there is of the block just sent: frames *from to *to of it. */
void nj_link_receive(struct nj_instance *instance, uint32_t frames, uint32_t *from, uint32_t *to);
/* What was handed over so far is forgotten, its sound with it. */
void nj_link_reset(struct nj_instance *instance);

#endif
