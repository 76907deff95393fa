/* Engines that go wrong: what comes out is never worse than the delayed input, and another engine takes over.
 */
#include <math.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "engine_at_hand.h"
#include "platform.h"

#define BLOCK 256u

static float in_block[BLOCK], out_block[BLOCK];
static float *const in[] = {in_block};
static float *const out[] = {out_block};

/*
 * Plays a slow wave until it comes out halved for so many blocks after the fault; never may the sound jump,
 * and at each frame it lies between the halved and the whole one, or fades between them.
 */
static void plays_on_through(const char *options, bool comes_out_dry) {
  use_engine(options);
  nj_instance *instance = active_instance("dev.nightjar.denoiser", BLOCK, 1);
  nj_set(instance, 0, 50);
  CHECK(becomes_ready(instance, 20000));
  const uint32_t latency = nj_latency(instance);
  bool dry = false;
  uint32_t wet_blocks = 0;
  float last = 0;
  for (uint64_t start = 0; start < 6000 * BLOCK && !((dry || !comes_out_dry) && wet_blocks > 100);
       start += BLOCK) {
    for (uint32_t i = 0; i < BLOCK; i++) {
      in[0][i] = sinf((float)((start + i) % 4800) * (float)(2 * 3.14159265358979 / 4800));
    }
    nj_process(instance, (const float *const *)in, out, 1, BLOCK, NULL, 0);
    bool wet = true;
    for (uint32_t i = 0; i < BLOCK; i++) {
      uint64_t at = start + i;
      double whole = at < latency ? 0 : sin((double)((at - latency) % 4800) * 2 * 3.14159265358979 / 4800);
      CHECK(fabsf(out[0][i]) <= 1.51f && fabsf(out[0][i] - last) < 0.02f);
      last = out[0][i];
      dry = dry || (at > latency + 48000 && fabs(out[0][i] - whole) < 1e-5 && fabs(whole) > 0.5);
      wet = wet && fabs(out[0][i] - whole / 2) < 1e-5;
    }
    wet_blocks = wet ? wet_blocks + 1 : 0;
    nj_sleep_ms(2);
  }
  CHECK(dry || !comes_out_dry);
  CHECK(wet_blocks > 100);
  nj_destroy(instance);
}

static void an_engine_that_crashes_is_begun_anew(void) {
  plays_on_through("--fault crash --after 60000", true);
}

static void an_engine_that_is_late_comes_back(void) {
  plays_on_through("--fault late --after 60000", true);
}

static void an_engine_whose_thread_hangs_is_left_and_met_again(void) {
  plays_on_through("--fault hung --after 60000", true);
}

static void an_engine_that_writes_garbage_is_left_and_met_again(void) {
  plays_on_through("--fault garbage --after 60000", true);
}

static void an_engine_that_is_stopped_is_ended_and_begun_anew(void) {
  plays_on_through("--fault frozen --after 60000", true);
}

static void nonsense_samples_come_out_as_silence(void) {
  use_engine("--fault nan --after 0");
  nj_instance *instance = ready_instance("dev.nightjar.denoiser", BLOCK, 1);
  nj_set_offline(instance, true);
  for (int block = 0; block < 100; block++) {
    in[0][3] = 1;
    nj_process(instance, (const float *const *)in, out, 1, BLOCK, NULL, 0);
    for (uint32_t i = 0; i < BLOCK; i++) {
      CHECK_EQUAL(out[0][i], 0);
    }
  }
  nj_destroy(instance);
}

/* In the folder of the engine; "" makes one in its place. */
static void make_file(const char *name) {
  char path[256];
  snprintf(path, sizeof path, "%s%s%s", engine_folder(), name[0] ? "/" : "", name);
  FILE *file = fopen(path, "w");
  CHECK(file != NULL);
  fclose(file);
}

static void a_process_that_never_greets_is_ended(void) {
  use_engine("--fault mute");
  nj_instance *instance = active_instance("dev.nightjar.denoiser", BLOCK, 1);
  CHECK(comes_to_say(instance, "did not answer", 9000));
  make_file("mute");
  CHECK(becomes_ready(instance, 9000));
  nj_destroy(instance);
}

static void an_engine_that_cannot_run_is_told_and_tried_again(void) {
  use_engine("$(test -e \"$NIGHTJAR_RUNTIME_DIR/better\" || echo --no-such-option 1)");
  nj_instance *instance = active_instance("dev.nightjar.denoiser", BLOCK, 1);
  CHECK(comes_to_say(instance, "did not start", 9000));
  make_file("better");
  CHECK(becomes_ready(instance, 15000));
  nj_destroy(instance);
}

static void an_engine_is_started_with_what_was_set_when_the_host_activated(void) {
  use_engine("$(echo $NJ_TEST_WORD >> \"$NIGHTJAR_RUNTIME_DIR/words\") --no-such-option 1");
  setenv("NJ_TEST_WORD", "before", 1);
  nj_instance *instance = active_instance("dev.nightjar.denoiser", BLOCK, 1);
  setenv("NJ_TEST_WORD", "after", 1);
  char words[64] = "";
  for (int tries = 0; tries < 2000 && strlen(words) < 2 * strlen("before\n"); tries++) {
    char path[256];
    snprintf(path, sizeof path, "%s/words", engine_folder());
    FILE *file = fopen(path, "r");
    words[file ? fread(words, 1, sizeof words - 1, file) : 0] = '\0';
    if (file) {
      fclose(file);
    }
    nj_sleep_ms(10);
  }
  CHECK(strncmp(words, "before\nbefore\n", strlen("before\nbefore\n")) == 0);
  nj_destroy(instance);
}

static void a_folder_that_vanishes_is_told_while_it_cannot_be_made_again(void) {
  use_engine("$(test -e \"$NIGHTJAR_RUNTIME_DIR-aside\" || echo --no-such-option 1)");
  nj_instance *instance = active_instance("dev.nightjar.denoiser", BLOCK, 1);
  CHECK(comes_to_say(instance, "did not start", 9000));
  char aside[256];
  snprintf(aside, sizeof aside, "%s-aside", engine_folder());
  CHECK(rename(engine_folder(), aside) == 0);
  make_file("");
  CHECK(comes_to_say(instance, "no folder of yours alone", 20000));
  CHECK(unlink(engine_folder()) == 0);
  CHECK(becomes_ready(instance, 20000));
  nj_destroy(instance);
  char command[300];
  snprintf(command, sizeof command, "rm -rf '%s'", aside);
  CHECK(system(command) == 0);
}

static void a_latency_that_there_cannot_be_is_told_and_not_taken(void) {
  static const char *const options[] = {"--natural 480001", "--natural 2147483647", "--natural -5"};
  for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
    use_engine(options[i]);
    nj_instance *instance = active_instance("dev.nightjar.denoiser", BLOCK, 1);
    const uint32_t latency = nj_latency(instance);
    CHECK(comes_to_say(instance, "more than 10 s can't be", 9000));
    CHECK(nj_activate(instance, 48000, BLOCK, BLOCK, 1));
    CHECK_EQUAL(nj_latency(instance), latency);
    nj_destroy(instance);
  }
}

static void a_missing_installation_says_what_to_do(void) {
  use_engine("");
  unsetenv("NIGHTJAR_ENGINE_COMMAND");
  nj_instance *instance = active_instance("dev.nightjar.denoiser", BLOCK, 1);
  CHECK(comes_to_say(instance, "plugin install", 3000));
  nj_destroy(instance);
}

static void many_instances_share_one_engine_and_leave_no_files(void) {
  use_engine("");
  nj_instance *instances[8];
  for (int i = 0; i < 8; i++) {
    instances[i] =
        active_instance(i % 2 ? "dev.nightjar.denoiser" : "dev.nightjar.sing", BLOCK, 1 + (uint32_t)(i % 2));
  }
  for (int i = 0; i < 8; i++) {
    CHECK(becomes_ready(instances[i], 20000));
  }
  char command[256];
  snprintf(command, sizeof command, "! ls '%s' | grep -q 'seg$'", engine_folder());
  CHECK(system(command) == 0);
  for (int i = 0; i < 8; i++) {
    nj_destroy(instances[i]);
  }
}

int main(void) {
  RUN(an_engine_that_crashes_is_begun_anew);
  RUN(an_engine_that_is_late_comes_back);
  RUN(an_engine_whose_thread_hangs_is_left_and_met_again);
  RUN(an_engine_that_writes_garbage_is_left_and_met_again);
  RUN(an_engine_that_is_stopped_is_ended_and_begun_anew);
  RUN(nonsense_samples_come_out_as_silence);
  RUN(a_process_that_never_greets_is_ended);
  RUN(an_engine_that_cannot_run_is_told_and_tried_again);
  RUN(an_engine_is_started_with_what_was_set_when_the_host_activated);
  RUN(a_folder_that_vanishes_is_told_while_it_cannot_be_made_again);
  RUN(a_latency_that_there_cannot_be_is_told_and_not_taken);
  RUN(a_missing_installation_says_what_to_do);
  RUN(many_instances_share_one_engine_and_leave_no_files);
  return 0;
}
