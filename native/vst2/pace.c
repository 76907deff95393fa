#include "pace.h"

#include <math.h>

/* Sound handed over ahead of time, from which on a host is not listening; and the most that is counted. */
#define AHEAD_NS 5e8
#define MOST_AHEAD_NS 6e8
/* A host in real time takes all of a block's time; what is left out here is for clocks that disagree. */
#define REAL_TIME_SHARE 0.9

/*
 * The time from block to block. What we took of it ourselves counts only if the host took as much: offline we
 * wait for the engine, and a slow engine is no sign of real time.
 */
static double elapsed_ns(const nj_pace *pace, uint64_t now_ns) {
  double own = (double)(pace->left_ns - pace->entered_ns);
  double hosts = (double)(now_ns - pace->left_ns);
  return hosts >= own ? hosts + own : hosts;
}

bool nj_pace_enter(nj_pace *pace, double sound_ns, uint64_t now_ns) {
  if (pace->left_ns != 0) {
    double ahead = pace->ahead_ns + REAL_TIME_SHARE * sound_ns - elapsed_ns(pace, now_ns);
    pace->ahead_ns = fmin(fmax(ahead, 0), MOST_AHEAD_NS);
  }
  pace->entered_ns = now_ns;
  return pace->ahead_ns > AHEAD_NS;
}

void nj_pace_leave(nj_pace *pace, uint64_t now_ns) {
  pace->left_ns = now_ns;
}
