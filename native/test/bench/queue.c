/* The bridge that one writes first: a queue each way, under a mutex, with a condition to wait for. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "platform.h"

typedef struct queue_block {
  struct queue_block *next;
  uint64_t sent_ns;
  float samples[2][16384];
} queue_block;

typedef struct block_queue {
  pthread_mutex_t mutex;
  pthread_cond_t filled;
  queue_block *first, **last;
  bool closed;
} block_queue;

typedef struct locked_bridge {
  block_queue there, back;
  uint32_t frames;
  bench_series trips;
  _Atomic bool counting;
} locked_bridge;

static void open_queue(block_queue *at) {
  pthread_mutex_init(&at->mutex, NULL);
  pthread_cond_init(&at->filled, NULL);
  at->first = NULL;
  at->last = &at->first;
  at->closed = false;
}

static void put(block_queue *at, queue_block *block) {
  block->next = NULL;
  pthread_mutex_lock(&at->mutex);
  *at->last = block;
  at->last = &block->next;
  pthread_cond_signal(&at->filled);
  pthread_mutex_unlock(&at->mutex);
}

static queue_block *take(block_queue *at, bool wait) {
  pthread_mutex_lock(&at->mutex);
  while (wait && !at->first && !at->closed) {
    pthread_cond_wait(&at->filled, &at->mutex);
  }
  queue_block *block = at->first;
  if (block) {
    at->first = block->next;
    at->last = at->first ? at->last : &at->first;
  }
  pthread_mutex_unlock(&at->mutex);
  return block;
}

static void *work(void *argument) {
  locked_bridge *between = argument;
  for (queue_block *block = take(&between->there, true); block; block = take(&between->there, true)) {
    uint64_t sent_ns = block->sent_ns;
    put(&between->back, block);
    if (between->counting) {
      series_add(&between->trips, nj_now_ns() - sent_ns);
    }
  }
  return NULL;
}

/* What a plug-in's process() would do: hand a copy over, fetch what is there. False if nothing is. */
static bool process(locked_bridge *between, float samples[2][16384], uint64_t now_ns, bool fetch) {
  queue_block *block = malloc(sizeof *block);
  if (!block) {
    abort();
  }
  block->sent_ns = now_ns;
  for (int c = 0; c < 2; c++) {
    memcpy(block->samples[c], samples[c], between->frames * sizeof(float));
  }
  put(&between->there, block);
  queue_block *done = fetch ? take(&between->back, false) : NULL;
  for (int c = 0; done && c < 2; c++) {
    memcpy(samples[c], done->samples[c], between->frames * sizeof(float));
  }
  bool there = done || !fetch;
  free(done);
  return there;
}

void run_locked_queue(const bench_options *options, uint32_t block, bench_result *result) {
  static float samples[2][16384];
  static locked_bridge between;
  const double block_ns = 1e9 * block / options->rate_hz;
  const uint32_t blocks = (uint32_t)(options->seconds * options->rate_hz / block);
  const uint32_t warm = options->rate_hz / block;
  *result =
      (bench_result){.block_frames = block, .latency_frames = 2 * block, .process = series_of(blocks + 1)};
  between.frames = block;
  between.trips = series_of(blocks + 1);
  open_queue(&between.there);
  open_queue(&between.back);
  pthread_t worker;
  if (pthread_create(&worker, NULL, work, &between) != 0) {
    abort();
  }
  const uint64_t begin_ns = nj_now_ns();
  for (uint32_t n = 0; n < warm + blocks; n++) {
    pace_until(begin_ns + (uint64_t)(n * block_ns));
    between.counting = n >= warm;
    uint64_t before_ns = nj_now_ns();
    bool there = process(&between, samples, before_ns, n >= 2);
    if (n >= warm) {
      series_add(&result->process, nj_now_ns() - before_ns);
      result->late_blocks += !there;
      result->blocks++;
    }
  }
  pthread_mutex_lock(&between.there.mutex);
  between.there.closed = true;
  pthread_cond_signal(&between.there.filled);
  pthread_mutex_unlock(&between.there.mutex);
  pthread_join(worker, NULL);
  for (queue_block *left = take(&between.back, false); left; left = take(&between.back, false)) {
    free(left);
  }
  result->round_trip = between.trips;
}
