#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "instance.h"
#include "keeper_inside.h"
#include "nj_core.h"
#include "platform.h"
#include "shared.h"

#define READY_WITHIN_NS 90000000000ull
#define WARM_UP_SECONDS 1.0
#define CLOSE_LOOK_NS 150000u
#define SHORT_SLEEP_NS 20000u

static const nj_plugin *plugin_of(const char *id) {
  for (uint32_t i = 0; i < nj_plugin_count(); i++) {
    if (strcmp(nj_plugin_at(i)->id, id) == 0) {
      return nj_plugin_at(i);
    }
  }
  fprintf(stderr, "No plug-in is called '%s'.\n", id);
  exit(2);
}

/* Speech-like enough: a tone that comes and goes in noise. An instrument gets two notes a second. */
static uint32_t next_block(const nj_plugin *plugin, float *const *in, uint64_t frame, uint32_t frames,
                           double rate, nj_event *events) {
  for (uint32_t i = 0; i < frames; i++) {
    double t = (double)(frame + i) / rate;
    float sample = (float)(0.2 * sin(6.283185307 * 220 * t) * (0.5 + 0.5 * sin(6.283185307 * 3 * t)) +
                           0.02 * ((double)rand() / RAND_MAX - 0.5));
    in[0][i] = in[1][i] = sample;
  }
  uint64_t half = (uint64_t)(rate / 2);
  if (plugin->input_channels > 0 || frame / half == (frame + frames) / half) {
    return 0;
  }
  int16_t key = (int16_t)(48 + (frame / half) * 7 % 24);
  int16_t before = (int16_t)(48 + (frame / half + 23) * 7 % 24);
  events[0] = (nj_event){.type = NJ_NOTE_OFF, .key = before, .note_id = -1};
  events[1] = (nj_event){.type = NJ_NOTE_ON, .key = key, .note_id = -1, .value = 0.7};
  return 2;
}

static bool await_ready(nj_instance *instance, uint64_t begin_ns) {
  while (!atomic_load(&instance->keeper->wanted)) {
    if (nj_now_ns() - begin_ns > READY_WITHIN_NS || atomic_load(&instance->keeper->phase) == NJ_HOPELESS) {
      return false;
    }
    nj_sleep_ms(1);
  }
  return true;
}

/* Blocks that were handed over and whose results are not there yet. */
#define MOST_PENDING 4096u
typedef struct pending_trips {
  uint64_t wanted[MOST_PENDING]; /* output frames */
  uint64_t begin_ns[MOST_PENDING];
  uint32_t first, end;
} pending_trips;

static void add_pending(pending_trips *trips, const nj_instance *instance, uint64_t begin_ns) {
  if (instance->link.shared && trips->end - trips->first < MOST_PENDING) {
    uint64_t natural = atomic_load(&instance->natural_frames);
    trips->wanted[trips->end % MOST_PENDING] = instance->link.frame + nj_latency(instance) - natural;
    trips->begin_ns[trips->end++ % MOST_PENDING] = begin_ns;
  }
}

/*
 * Watching costs processor time, which a busy machine takes back at the wrong moment: the thread then pays for
 * it in process(). So the call is timed, and late blocks are counted, in a pass of their own.
 */
typedef enum bench_pass { TIME_THE_CALL, WATCH_THE_WAY } bench_pass;

/*
 * Looks for results until all are there or it is time for the next block: closely at first, then less so as
 * to leave the processor to the engine. What comes while nobody looks is found half a block late at most.
 */
static void await_results(pending_trips *trips, const nj_instance *instance, bench_series *series,
                          uint64_t end_ns) {
  const nj_shared *shared = instance->link.shared;
  const uint64_t begin_ns = nj_now_ns();
  while (shared && trips->first != trips->end) {
    uint64_t there = atomic_load(&shared->segment->engine.output_frames);
    uint64_t now_ns = nj_now_ns();
    while (trips->first != trips->end && there >= trips->wanted[trips->first % MOST_PENDING]) {
      series_add(series, now_ns - trips->begin_ns[trips->first++ % MOST_PENDING]);
    }
    if (now_ns > end_ns) {
      return;
    }
    if (now_ns > begin_ns + CLOSE_LOOK_NS) {
      pace_until(now_ns + SHORT_SLEEP_NS);
    }
  }
}

static void play(nj_instance *instance, const bench_options *options, bench_pass pass, bench_result *result) {
  static float memory[4][16384];
  static pending_trips trips;
  trips.first = trips.end = 0;
  float *const in[] = {memory[0], memory[1]};
  float *const out[] = {memory[2], memory[3]};
  const nj_plugin *plugin = nj_plugin_of(instance);
  const uint32_t block = result->block_frames;
  const double block_ns = 1e9 * block / options->rate_hz;
  const uint64_t warm = (uint64_t)(WARM_UP_SECONDS * options->rate_hz / block);
  const uint64_t blocks = warm + (uint64_t)(options->seconds * options->rate_hz / block);
  const uint64_t begin_ns = nj_now_ns();
  uint64_t late = nj_late_frames(instance);
  for (uint64_t n = 0; n < blocks; n++) {
    nj_event events[2];
    uint32_t count = next_block(plugin, in, n * block, block, options->rate_hz, events);
    uint64_t due_ns = begin_ns + (uint64_t)((double)n * block_ns);
    pace_until(due_ns);
    uint64_t before_ns = nj_now_ns();
    nj_process(instance, (const float *const *)in, out, 2, block, events, count);
    uint64_t after_ns = nj_now_ns();
    if (pass == WATCH_THE_WAY) {
      if (n >= warm) {
        add_pending(&trips, instance, before_ns);
      }
      await_results(&trips, instance, &result->round_trip, after_ns + (uint64_t)(block_ns / 2));
    } else if (n >= warm) {
      series_add(&result->process, after_ns - before_ns);
      result->late_blocks += nj_late_frames(instance) != late;
      result->blocks++;
    }
    late = nj_late_frames(instance);
  }
  if (instance->link.shared) {
    result->load = atomic_load(&instance->link.shared->segment->engine.load);
  }
}

double run_rings(const bench_options *options, uint32_t block, bench_result *result, char message[512]) {
  uint32_t blocks = (uint32_t)(options->seconds * options->rate_hz / block) + 1;
  *result =
      (bench_result){.block_frames = block, .process = series_of(blocks), .round_trip = series_of(blocks)};
  nj_instance *instance = nj_create(plugin_of(options->plugin), (nj_listener){.context = NULL});
  uint64_t begin_ns = nj_now_ns();
  double start_up_ms = -1;
  if (nj_activate(instance, options->rate_hz, block, block, 2) && await_ready(instance, begin_ns)) {
    start_up_ms = (double)(nj_now_ns() - begin_ns) / 1e6;
    result->latency_frames = nj_latency(instance);
    play(instance, options, TIME_THE_CALL, result);
    play(instance, options, WATCH_THE_WAY, result);
  }
  snprintf(message, 512, "%s", nj_message(instance));
  nj_destroy(instance);
  return start_up_ms;
}
