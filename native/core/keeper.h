/*
 * Keeps an engine at the instance's side: a thread of its own finds or starts it, hands over the segment,
 * listens to what it says, and begins anew when it is gone.
 */
#ifndef NJ_KEEPER_H
#define NJ_KEEPER_H

#include <stdbool.h>
#include <stdint.h>

struct nj_instance;
struct nj_shared;
typedef struct nj_keeper nj_keeper;

/* [main] NULL if there is no memory or thread to be had. */
nj_keeper *nj_keeper_start(struct nj_instance *instance);
/* Leaves the engine and frees every segment; nobody may process any more. [main] */
void nj_keeper_stop(nj_keeper *keeper);
/* Waits while it is not yet known whether an engine is there, or one that is there gets ready. [main] */
void nj_keeper_await(nj_keeper *keeper, uint32_t milliseconds);
/* What is wrong, or "". [any] */
void nj_keeper_message(nj_keeper *keeper, char *text, uint32_t capacity);

/* The segment to use, NULL for none; it stays mapped until the next call. [audio] */
struct nj_shared *nj_keeper_hold(nj_keeper *keeper);
/* Whether this is still the segment to use. [audio] */
bool nj_keeper_wants(nj_keeper *keeper, const struct nj_shared *shared);
/* Offline only: waits for an engine that is on its way. Gives the time that it took. [audio] */
uint32_t nj_keeper_await_offline(nj_keeper *keeper, uint32_t milliseconds);

#endif
