/* One VST2 plug-in: what the host sees of it and the core's instance behind it. */
#ifndef NJ_VST2_PLUGIN_H
#define NJ_VST2_PLUGIN_H

#include <stdatomic.h>

#include "nj_core.h"
#include "pace.h"
#include "vst2.h"

#define NJ_VST2_EVENTS 2048
#define NJ_VST2_NO_PROGRAM (-1)

typedef struct nj_vst2 {
  vst2_effect effect;
  vst2_host host;
  const nj_plugin *plugin;
  nj_instance *instance;
  double sample_rate_hz;
  uint32_t block_frames;
  uint32_t channels;
  bool active;
  atomic_bool latency_changed; /* set by the keeper's thread, told to the host by its own */
  int32_t program;             /* NJ_VST2_NO_PROGRAM: other values than any program's */
  void *chunk;                 /* the last state that was handed out: the host reads it after the call */
  vst2_speakers input, output;
  nj_pace pace;
  uint32_t event_count; /* of the block that comes next, sorted by frame */
  nj_event events[NJ_VST2_EVENTS];
} nj_vst2;

static inline nj_vst2 *nj_vst2_of(vst2_effect *effect) {
  return effect->object;
}

/* The file's name says which plug-in it is. NULL if the binary holds none. [any] */
const nj_plugin *nj_vst2_plugin_of_file(void);

/* dispatch.c */
intptr_t VST2_CALL nj_vst2_dispatch(vst2_effect *effect, int32_t opcode, int32_t index, intptr_t value,
                                    void *pointer, float option);
/* activity.c: [main] */
void nj_vst2_set_active(nj_vst2 *self, bool active);
void nj_vst2_set_format(nj_vst2 *self, double sample_rate_hz, uint32_t block_frames);
bool nj_vst2_set_speakers(nj_vst2 *self, const vst2_speakers *input, const vst2_speakers *output);
bool nj_vst2_get_pin(const nj_vst2 *self, bool is_input, int32_t index, vst2_pin *pin);
intptr_t nj_vst2_get_state(nj_vst2 *self, void **bytes);
bool nj_vst2_set_state(nj_vst2 *self, const void *bytes, intptr_t size);
/* Tells the host of a latency that changed since it was last told. */
void nj_vst2_tell_latency(nj_vst2 *self);

/* programs.c: [main] */
void nj_vst2_find_program(nj_vst2 *self);                  /* the one whose values the core has */
int32_t nj_vst2_program(const nj_vst2 *self);              /* as the host is to see it */
void nj_vst2_set_program(nj_vst2 *self, intptr_t program); /* nothing if it is on that one */
/* Takes a state that is to be freed, gives one with the program's number behind it; NULL if memory is out. */
char *nj_vst2_with_program(const nj_vst2 *self, char *state, size_t *size);
void nj_vst2_read_program(nj_vst2 *self, const char *chunk, size_t size); /* of a state that was loaded */

/* parameters.c */
void VST2_CALL nj_vst2_set_parameter(vst2_effect *effect, int32_t index, float value);
float VST2_CALL nj_vst2_get_parameter(vst2_effect *effect, int32_t index);
/* Answers the opcodes that name a parameter. False if the opcode is none of these. */
bool nj_vst2_ask_parameter(nj_vst2 *self, int32_t opcode, int32_t index, void *pointer, intptr_t *answer);
bool nj_vst2_set_bypass(nj_vst2 *self, bool bypass);

/* process.c: [audio] */
void VST2_CALL nj_vst2_process(vst2_effect *effect, float **in, float **out, int32_t frames);
void VST2_CALL nj_vst2_process_double(vst2_effect *effect, double **in, double **out, int32_t frames);
void nj_vst2_take_events(nj_vst2 *self, const vst2_events *events);

/* Copies as much of text as there is room for, with a closing zero. */
void nj_vst2_copy(char *to, size_t capacity, const char *text);

#endif
