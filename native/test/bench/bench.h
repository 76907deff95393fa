/* What both bridges are measured by. */
#ifndef NJ_BENCH_H
#define NJ_BENCH_H

#include <stdbool.h>
#include <stdint.h>

typedef struct bench_options {
  const char *plugin; /* id */
  double seconds;
  uint32_t rate_hz;
  uint32_t blocks[8]; /* frames; 0 ends the list */
  bool realtime;      /* asks for a real-time thread, as DAWs have */
} bench_options;

/* Durations, kept without allocating. */
typedef struct bench_series {
  uint64_t *durations_ns;
  uint32_t count, capacity;
} bench_series;

typedef struct bench_result {
  uint32_t block_frames;
  uint32_t latency_frames;
  uint32_t blocks;
  uint32_t late_blocks;
  uint32_t load; /* of the engine, in 1/1000 */
  bench_series process;
  bench_series round_trip; /* from handing a block over to its result being there */
} bench_result;

bench_series series_of(uint32_t capacity);
void series_add(bench_series *series, uint64_t duration_ns);
void series_print(const char *name, bench_series *series);
void series_free(bench_series *series);

/* Sleeps until a block's time has come. */
void pace_until(uint64_t due_ns);
/* The calling thread becomes a real-time one, if the system lets it. */
bool ask_for_realtime(void);

/* Through the shared memory to the engine; gives the time from activation to the engine's first ready, in ms,
 * -1 if it never came; message says why. */
double run_rings(const bench_options *options, uint32_t block, bench_result *result, char message[512]);
/* Through queues under locks, to a thread that hands blocks back as they are. */
void run_locked_queue(const bench_options *options, uint32_t block, bench_result *result);

#endif
