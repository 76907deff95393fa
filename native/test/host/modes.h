/* What the mini-host can do with a plug-in. Each gives the exit status: 0 all is well, 1 it is not. */
#ifndef NJ_HOST_MODES_H
#define NJ_HOST_MODES_H

#include "guest.h"

#define MOST_WORDS 256
#define MOST_INSTANCES 64u

typedef struct host_options {
  const char *path;
  const char *id; /* NULL: the first plug-in */
  uint64_t seed;
  bool strict;        /* also what a host may not expect of just any plug-in */
  bool watched;       /* each call of process() has to keep to what an audio thread may do */
  bool needs_engine;  /* nothing counts without an engine, and nothing may be left behind */
  uint32_t instances; /* that play at once; MOST_INSTANCES at most */
  uint32_t kills;     /* of the engine */
  double rate;
  uint32_t block;
  double seconds;
  double soak_minutes;
  double window_seconds;
  bool flush; /* nothing is played while the window is open */
  double speed; /* of the clock that players keep to; 1 is real time */
  bool raw; /* the latency stays in the rendered file */
  const char *in_wav;
  const char *out_wav;
  const char *load_file; /* a state for before it plays; or NULL */
  const char *save_file; /* takes the state after it has played; or NULL */
  double kill_at;        /* seconds of the render; 0 for never */
  const char *params[MOST_WORDS]; /* NAME=VALUE */
  int param_count;
  const char *midi[MOST_WORDS]; /* FRAME STATUS FIRST SECOND */
  int midi_count;
} host_options;

int run_matrix(const clap_module *module, const host_options *options);
int run_render(const clap_module *module, const host_options *options);
int run_kill_engine(const clap_module *module, const host_options *options);
int run_window(const clap_module *module, const host_options *options);
int run_soak(const clap_module *module, const host_options *options);

/* Sets options.params by name or number, value or text. Ends the program if one is unknown. */
void set_params(clap_guest *guest, const host_options *options);

#endif
