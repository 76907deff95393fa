/* What the keeper is made of, for its own files. */
#ifndef NJ_KEEPER_INSIDE_H
#define NJ_KEEPER_INSIDE_H

#include "environment.h"
#include "keeper.h"
#include "platform.h"
#include "shared.h"

enum nj_phase {
  NJ_LOOKING, /* not known yet whether there is an engine */
  NJ_JOINING, /* one is there and gets ready for us */
  NJ_HERE,
  NJ_AWAY,     /* none, but one is on its way */
  NJ_HOPELESS, /* none, and none to be expected soon */
};

struct nj_keeper {
  struct nj_instance *instance;
  nj_thread thread;
  char folder[NJ_PATH];
  nj_environment environment;

  _Atomic(nj_shared *) wanted; /* what the audio thread is to use */
  _Atomic(nj_shared *) held;   /* what it uses */
  _Atomic uint32_t phase;
  _Atomic bool stopping;

  nj_mutex mutex; /* guards what follows */
  nj_condition changed;
  nj_socket socket;
  char message[512];

  char told[512];         /* [keeper] what was last wrong */
  uint32_t vain_launches; /* [keeper] in a row */
  nj_shared *retired; /* [keeper] the audio thread may still hold one of them */
};

void nj_keeper_enter(nj_keeper *keeper, enum nj_phase phase);
/* What the plug-in is waiting for; "" when there is nothing to say. */
void nj_keeper_note(nj_keeper *keeper, const char *message);
/* What is wrong, for the host's log too. */
void nj_keeper_tell(nj_keeper *keeper, const char *message);
/* Sleeps unless told to stop. */
void nj_keeper_pause(nj_keeper *keeper, uint32_t milliseconds);
/* Frees what the audio thread has let go of. */
void nj_keeper_sweep(nj_keeper *keeper);

enum nj_visit {
  NJ_NOT_THERE,  /* nobody listens */
  NJ_NO_SUCCESS, /* an engine is there, or was, and it never got ready */
  NJ_WAS_READY,
};
/* One connection from its beginning to its end. */
enum nj_visit nj_keeper_visit(nj_keeper *keeper);
/* Starts an engine, or waits for one that somebody else starts. False if none is to be expected. */
bool nj_keeper_summon(nj_keeper *keeper);
/* The engine's socket; -1 if nobody listens. */
nj_socket nj_keeper_connect(const nj_keeper *keeper);

#endif
