/* What process() asks of the system in real time, through each format: no memory, no lock, one wake-up. */
#include <dlfcn.h>

#include "exam.h"
#include "platform.h"
#include "watch.h"

/* Less than half a second of sound: a host that is further ahead counts as offline in VST2. */
#define BLOCKS 60u
#define BLOCK_MS 5u

static union {
  void *address;
  watch_begin_function function;
} watch_begin;
static union {
  void *address;
  watch_end_function function;
} watch_end;

static void check_counts(const format_door *door, watch_counts counts) {
  if (counts.allocations > 0 || counts.locks > 0 || counts.system_calls > 1) {
    fprintf(stderr,
            "%s: a block allocated %u times, locked %u times (%s), made %u system calls (first %ld)\n",
            door->format, counts.allocations, counts.locks, counts.first_other ? counts.first_other : "",
            counts.system_calls, counts.first_call);
    exit(1);
  }
}

/* Gives whether the engine's sound came, whose gain is not 1. */
static bool play_watched(const format_door *door, uint32_t plugin) {
  static float sound[2][DOOR_FRAMES], made[2][DOOR_FRAMES];
  float *in[] = {sound[0], sound[1]}, *out[] = {made[0], made[1]};
  uint64_t frame = 0;
  bool heard = false;
  for (uint32_t i = 0; i < BLOCKS; i++) {
    const nj_event parameter = parameter_at(0, LIMIT, i % 2 ? 50 : 25);
    const nj_event note = note_at(door, 7, i % 2 == 0, 60, 100);
    fill_signal(in, 2, frame, DOOR_FRAMES);
    watch_begin.function();
    door->process(in, out, plugin == SING ? &note : &parameter, 1);
    check_counts(door, watch_end.function());
    for (uint32_t k = 0; k < DOOR_FRAMES && frame + k >= door->latency(); k++) {
      float dry = plugin == SING ? 0 : signal_at(0, frame + k - door->latency());
      heard = heard || (out[0][k] != dry && frame > 2 * door->latency());
    }
    frame += DOOR_FRAMES;
    nj_sleep_ms(BLOCK_MS);
  }
  return heard;
}

bool exam_live(const format_door *door, const char *path) {
  watch_begin.address = dlsym(RTLD_DEFAULT, WATCH_BEGIN);
  watch_end.address = dlsym(RTLD_DEFAULT, WATCH_END);
  if (!watch_begin.address || !watch_end.address) {
    return false;
  }
  door_live = true;
  use_engine("--natural 300");
  for (uint32_t plugin = DENOISER; plugin <= SING; plugin++) {
    for (int doubles = 0; doubles < 2; doubles++) {
      door->open(path, plugin);
      bool has_doubles = plugin == DENOISER && door != &clap_door && exam_shape(door, 2, doubles);
      bool heard = false;
      for (int tries = 0; tries < 20 && !heard && (!doubles || has_doubles); tries++) {
        door->activate();
        heard = play_watched(door, plugin);
        door->deactivate();
      }
      CHECK(heard || (doubles && !has_doubles));
      door->close();
    }
  }
  return true;
}
