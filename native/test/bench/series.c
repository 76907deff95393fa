#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "bench.h"

bench_series series_of(uint32_t capacity) {
  bench_series series = {calloc(capacity, sizeof(uint64_t)), 0, capacity};
  if (!series.durations_ns) {
    abort();
  }
  return series;
}

void series_add(bench_series *series, uint64_t duration_ns) {
  if (series->count < series->capacity) {
    series->durations_ns[series->count++] = duration_ns;
  }
}

static int by_size(const void *a, const void *b) {
  uint64_t one = *(const uint64_t *)a;
  uint64_t other = *(const uint64_t *)b;
  return one < other ? -1 : one > other;
}

static double ranked_us(const bench_series *series, double share) {
  if (series->count == 0) {
    return 0;
  }
  uint32_t rank = (uint32_t)(share * (series->count - 1) + 0.5);
  return (double)series->durations_ns[rank] / 1000;
}

void series_print(const char *name, bench_series *series) {
  qsort(series->durations_ns, series->count, sizeof(uint64_t), by_size);
  double sum = 0;
  for (uint32_t i = 0; i < series->count; i++) {
    sum += (double)series->durations_ns[i] / 1000;
  }
  printf("\"%s\": {\"mean\": %.2f, \"p50\": %.2f, \"p99\": %.2f, \"max\": %.2f, \"count\": %u}", name,
         series->count > 0 ? sum / series->count : 0, ranked_us(series, 0.5), ranked_us(series, 0.99),
         ranked_us(series, 1), series->count);
}

void series_free(bench_series *series) {
  free(series->durations_ns);
}

void pace_until(uint64_t due_ns) {
  struct timespec due = {(time_t)(due_ns / 1000000000u), (long)(due_ns % 1000000000u)};
  while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL) == EINTR) {
  }
}

bool ask_for_realtime(void) {
  struct sched_param parameters = {.sched_priority = 70};
  return pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters) == 0;
}
