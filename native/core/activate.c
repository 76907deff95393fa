#include <math.h>
#include <stdlib.h>

#include "instance.h"
#include "keeper.h"
#include "latency.h"
#include "table.h"

#define SMALLEST_NOMINAL_BLOCK 64u
#define LARGEST_PIECE 16384u
#define FADE_SECONDS 0.005
#define MOMENT_MS 500u

static uint32_t model_latency(const nj_instance *instance) {
  uint32_t frames = 0;
  switch (instance->plugin->kind) {
  case NJ_DENOISER:
    frames = nj_denoiser_frames(instance->sample_rate_hz);
    break;
  case NJ_INSTRUMENT:
    frames = nj_instrument_frames(instance->sample_rate_hz);
    break;
  default:
    frames = nj_listed_frames(nj_listed_latency(instance->plugin), instance->sample_rate_hz);
    break;
  }
  uint32_t asked = atomic_load(&instance->asked_frames);
  return asked > frames ? asked : frames;
}

static uint32_t at_least(uint32_t value, uint32_t least) {
  return value < least ? least : value;
}

/* Four blocks of each channel in one piece of memory. */
static bool open_blocks(nj_instance *instance) {
  size_t block = instance->max_block;
  instance->memory = calloc(4 * NJ_MAX_CHANNELS * block, sizeof(float));
  if (!instance->memory) {
    return false;
  }
  for (uint32_t c = 0; c < NJ_MAX_CHANNELS; c++) {
    float *at = instance->memory + 4 * c * block;
    instance->in[c] = at;
    instance->dry_block[c] = at + block;
    instance->wet_block[c] = at + 2 * block;
    instance->out[c] = at + 3 * block;
  }
  return true;
}

static void close_blocks(nj_instance *instance) {
  nj_delay_close(&instance->delay);
  free(instance->memory);
  instance->memory = NULL;
}

/* Of the format that the instance has by now. */
static bool start(nj_instance *instance) {
  uint32_t latency = instance->transport_frames + model_latency(instance);
  atomic_store(&instance->latency_frames, latency);
  if (!open_blocks(instance) || !nj_delay_open(&instance->delay, latency, instance->max_block)) {
    close_blocks(instance);
    return false;
  }
  nj_blend_open(&instance->blend, (uint32_t)(FADE_SECONDS * instance->sample_rate_hz));
  nj_link_begin(instance);
  instance->frames_since_reset = 0;
  instance->keeper = nj_keeper_start(instance);
  if (!instance->keeper) {
    close_blocks(instance);
    return false;
  }
  instance->active = true;
  nj_keeper_await(instance->keeper, MOMENT_MS);
  return true;
}

bool nj_activate(nj_instance *instance, double sample_rate_hz, uint32_t nominal_block, uint32_t max_block,
                 uint32_t channels) {
  nj_deactivate(instance);
  if (!(sample_rate_hz >= 1000 && sample_rate_hz <= 1000000) || channels < 1 || channels > NJ_MAX_CHANNELS) {
    return false;
  }
  uint32_t rate = (uint32_t)lround(sample_rate_hz);
  if (rate != instance->sample_rate_hz) {
    atomic_store(&instance->asked_frames, 0);
  }
  instance->sample_rate_hz = rate;
  instance->max_block =
      at_least(max_block > LARGEST_PIECE ? LARGEST_PIECE : max_block, SMALLEST_NOMINAL_BLOCK);
  instance->nominal_block =
      at_least(nominal_block > LARGEST_PIECE ? LARGEST_PIECE : nominal_block, SMALLEST_NOMINAL_BLOCK);
  instance->channels = channels;
  instance->transport_frames = 2 * instance->nominal_block;
  atomic_store(&instance->activating, true);
  bool started = start(instance);
  atomic_store(&instance->activating, false);
  /* Said in time: not every host reads the latency again, or activates anew for it. */
  if (started && atomic_load(&instance->asked_frames) > nj_latency(instance) - instance->transport_frames) {
    nj_deactivate(instance);
    started = start(instance);
  }
  return started;
}

void nj_deactivate(nj_instance *instance) {
  if (!instance->active) {
    return;
  }
  nj_data_ask(instance);
  nj_keeper_stop(instance->keeper);
  instance->keeper = NULL;
  close_blocks(instance);
  instance->active = false;
}

const char *nj_message(nj_instance *instance) {
  instance->message[0] = '\0';
  if (instance->keeper) {
    nj_keeper_message(instance->keeper, instance->message, sizeof instance->message);
  }
  return instance->message;
}
