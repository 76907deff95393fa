/* nightjar-bench-host: what the way from a DAW to the engine costs, as JSON; a locked queue beside it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "nj_core.h"

static const char usage[] =
    "Usage: nightjar-bench-host [--plugin ID] [--seconds S] [--rate HZ] [--blocks N,N,...] "
    "[--realtime]\n"
    "Plays a plug-in in real time, in blocks of each size, and prints JSON. Durations are in "
    "microseconds.\n";

static int wrong(const char *word) {
  fprintf(stderr, "Not understood: %s\n%s", word, usage);
  return 2;
}

static bool read_blocks(bench_options *options, const char *text) {
  for (size_t i = 0; i < 7; i++) {
    char *end = NULL;
    unsigned long frames = strtoul(text, &end, 10);
    if (frames < 1 || frames > 8192 || end == text) {
      return false;
    }
    options->blocks[i] = (uint32_t)frames;
    options->blocks[i + 1] = 0;
    if (*end != ',') {
      return *end == '\0';
    }
    text = end + 1;
  }
  return false;
}

static void print_result(bench_result *result, const bench_options *options, bool last) {
  double hours = (double)result->blocks * result->block_frames / options->rate_hz / 3600;
  printf("    {\"block_frames\": %u, \"latency_frames\": %u, \"blocks\": %u, \"late_blocks\": %u, "
         "\"late_blocks_per_hour\": %.1f, \"engine_load\": %.3f,\n     ",
         result->block_frames, result->latency_frames, result->blocks, result->late_blocks,
         hours > 0 ? result->late_blocks / hours : 0, result->load / 1000.0);
  series_print("process_us", &result->process);
  printf(",\n     ");
  series_print("round_trip_us", &result->round_trip);
  printf("}%s\n", last ? "" : ",");
  fflush(stdout);
  series_free(&result->process);
  series_free(&result->round_trip);
}

static void print_text(const char *text) {
  putchar('"');
  for (; *text; text++) {
    if (*text == '"' || *text == '\\') {
      putchar('\\');
    }
    if ((unsigned char)*text >= ' ') {
      putchar(*text);
    }
  }
  putchar('"');
}

static int run(const bench_options *options) {
  bool realtime = options->realtime && ask_for_realtime();
  char message[512] = "";
  double first_ready_ms = -1;
  printf("{\n  \"plugin\": \"%s\",\n  \"sample_rate_hz\": %u,\n  \"realtime_thread\": %s,\n  \"rings\": [\n",
         options->plugin, options->rate_hz, realtime ? "true" : "false");
  for (size_t i = 0; options->blocks[i]; i++) {
    bench_result result;
    double ready_ms = run_rings(options, options->blocks[i], &result, message);
    first_ready_ms = i == 0 ? ready_ms : first_ready_ms;
    print_result(&result, options, !options->blocks[i + 1]);
  }
  printf("  ],\n  \"first_ready_ms\": %.1f,\n  \"message\": ", first_ready_ms);
  print_text(message);
  printf(",\n  \"locked_queue\": [\n");
  for (size_t i = 0; options->blocks[i]; i++) {
    bench_result result;
    run_locked_queue(options, options->blocks[i], &result);
    print_result(&result, options, !options->blocks[i + 1]);
  }
  printf("  ]\n}\n");
  if (first_ready_ms < 0) {
    fprintf(stderr, "The engine did not get ready. %s\n", message);
    return 1;
  }
  return 0;
}

int main(int count, char **words) {
  bench_options options = {"dev.nightjar.denoiser", 10, 48000, {64, 128, 256, 0}, false};
  for (int i = 1; i < count; i++) {
    const char *value = i + 1 < count ? words[i + 1] : "";
    if (strcmp(words[i], "--help") == 0) {
      fputs(usage, stdout);
      return 0;
    } else if (strcmp(words[i], "--realtime") == 0) {
      options.realtime = true;
      continue;
    } else if (strcmp(words[i], "--plugin") == 0) {
      options.plugin = value;
    } else if (strcmp(words[i], "--seconds") == 0 && atof(value) > 0 && atof(value) <= 86400) {
      options.seconds = atof(value);
    } else if (strcmp(words[i], "--rate") == 0 && atof(value) >= 8000 && atof(value) <= 192000) {
      options.rate_hz = (uint32_t)atof(value);
    } else if (strcmp(words[i], "--blocks") != 0 || !read_blocks(&options, value)) {
      return wrong(words[i]);
    }
    i++;
  }
  return run(&options);
}
