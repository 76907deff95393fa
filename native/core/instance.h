/* What an instance is made of; only the files of core/ look into it. */
#ifndef NJ_INSTANCE_H
#define NJ_INSTANCE_H

#include "blend.h"
#include "data.h"
#include "delay.h"
#include "edits.h"
#include "link.h"
#include "nj_core.h"
#include "window.h"

struct nj_keeper;
struct nj_shared;

struct nj_instance {
  const nj_plugin *plugin;
  nj_listener listener;
  uint32_t bypass; /* the parameter's index; parameter_count if there is none */

  /* [any] */
  _Atomic uint64_t values[NJ_MAX_PARAMETERS]; /* doubles as bits */
  _Atomic uint64_t dirty;                     /* bit n: parameter n was set outside of nj_process */
  _Atomic bool offline;
  _Atomic uint64_t late_frames;

  /* Constant while active. */
  bool active;
  uint32_t sample_rate_hz;
  uint32_t nominal_block;
  uint32_t max_block;
  uint32_t channels;
  uint32_t transport_frames;
  _Atomic uint32_t latency_frames;
  /* What the engine asked for beyond the usual at this sample rate; 0 for nothing. */
  _Atomic uint32_t asked_frames;
  _Atomic bool activating; /* what the engine asks for is heeded yet */
  _Atomic uint32_t natural_frames; /* the engine's latency without the transport's, when it is ready */

  /* [audio] */
  float *memory;
  float *in[NJ_MAX_CHANNELS];
  float *dry_block[NJ_MAX_CHANNELS];
  float *wet_block[NJ_MAX_CHANNELS];
  float *out[NJ_MAX_CHANNELS];
  nj_delay delay;
  nj_blend blend;
  uint64_t frames_since_reset;
  nj_link link;
  uint32_t block_frames; /* of the piece at hand */

  nj_edits edits;
  nj_window window;
  nj_data data;

  struct nj_keeper *keeper;
  char message[512];
};

/* Input and output channels in use. */
static inline uint32_t nj_inputs(const nj_instance *instance) {
  return instance->plugin->input_channels < instance->channels ? instance->plugin->input_channels
                                                               : instance->channels;
}

double nj_double_of(uint64_t bits);
uint64_t nj_bits_of(double value);

#endif
