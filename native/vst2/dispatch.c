/* The host's one door for everything but sound and parameters' values. */
#include <stdlib.h>
#include <string.h>

#include "vst2_plugin.h"

void nj_vst2_copy(char *to, size_t capacity, const char *text) {
  size_t length = strlen(text);
  if (length >= capacity) {
    length = capacity - 1;
  }
  memcpy(to, text, length);
  to[length] = 0;
}

static bool hears_events(const nj_plugin *plugin) {
  return plugin->kind != NJ_DENOISER;
}

static intptr_t can_do(const nj_plugin *plugin, const char *what) {
  if (strcmp(what, "receiveVstEvents") == 0 || strcmp(what, "receiveVstMidiEvent") == 0) {
    return hears_events(plugin) ? 1 : -1;
  }
  if (strcmp(what, "bypass") == 0) {
    return plugin->kind == NJ_DENOISER ? 1 : -1;
  }
  if (strcmp(what, "1in1out") == 0) {
    return plugin->mono_too ? 1 : -1;
  }
  if (strcmp(what, "2in2out") == 0) {
    return plugin->input_channels == 2 ? 1 : -1;
  }
  if (strcmp(what, "plugAsChannelInsert") == 0 || strcmp(what, "plugAsSend") == 0) {
    return plugin->input_channels > 0 ? 1 : -1;
  }
  const char *const never[] = {"sendVstEvents", "sendVstMidiEvent", "receiveVstTimeInfo", "offline",
                               "midiProgramNames"};
  for (size_t i = 0; i < sizeof(never) / sizeof(*never); i++) {
    if (strcmp(what, never[i]) == 0) {
      return -1;
    }
  }
  return 0;
}

static intptr_t category(const nj_plugin *plugin) {
  if (plugin->input_channels == 0) {
    return VST2_INSTRUMENT;
  }
  return plugin->kind == NJ_DENOISER ? VST2_RESTORATION : VST2_EFFECT;
}

static bool program_name(const nj_vst2 *self, int32_t index, char *text) {
  bool known = index >= 0 && (uint32_t)index < self->plugin->program_count;
  nj_vst2_copy(text, VST2_PROGRAM_TEXT, known ? self->plugin->programs[index].name : "");
  return known;
}

static void close_effect(nj_vst2 *self) {
  nj_vst2_set_active(self, false);
  nj_destroy(self->instance);
  free(self->chunk);
  free(self);
}

static intptr_t copy_name(char *to, size_t capacity, const char *text) {
  nj_vst2_copy(to, capacity, text);
  return 1;
}

/* VST2 says 1 for "no tail": 0 would be "unknown". */
static intptr_t tail(const nj_vst2 *self) {
  uint32_t frames = nj_tail(self->instance);
  return frames > 1 ? (intptr_t)frames : 1;
}

static intptr_t ask_names(nj_vst2 *self, int32_t opcode, int32_t index, void *pointer) {
  switch (opcode) {
  case VST2_GET_PROGRAM_NAME:
    program_name(self, nj_vst2_program(self), pointer);
    return 0;
  case VST2_PROGRAM_NAME_AT:
    return program_name(self, index, pointer);
  case VST2_EFFECT_NAME:
    return copy_name(pointer, VST2_EFFECT_TEXT, self->plugin->name);
  case VST2_VENDOR:
    return copy_name(pointer, VST2_LONG_TEXT, NJ_VENDOR);
  case VST2_PRODUCT:
    return copy_name(pointer, VST2_LONG_TEXT, self->plugin->name);
  case VST2_CAN_DO:
    return can_do(self->plugin, pointer);
  case VST2_INPUT_PIN:
    return nj_vst2_get_pin(self, true, index, pointer);
  case VST2_OUTPUT_PIN:
    return nj_vst2_get_pin(self, false, index, pointer);
  case VST2_GET_CHUNK:
    return nj_vst2_get_state(self, pointer);
  default:
    return 0;
  }
}

static intptr_t get_speakers(nj_vst2 *self, intptr_t input, void *output) {
  vst2_speakers **to_input = (vst2_speakers **)input;
  vst2_speakers **to_output = output;
  if (to_input == NULL || to_output == NULL) {
    return 0;
  }
  *to_input = &self->input;
  *to_output = &self->output;
  return 1;
}

intptr_t VST2_CALL nj_vst2_dispatch(vst2_effect *effect, int32_t opcode, int32_t index, intptr_t value,
                                    void *pointer, float option) {
  nj_vst2 *self = nj_vst2_of(effect);
  intptr_t answer = 0;
  if (nj_vst2_ask_parameter(self, opcode, index, pointer, &answer)) {
    return answer;
  }
  switch (opcode) {
  case VST2_CLOSE:
    close_effect(self);
    return 1;
  case VST2_SET_PROGRAM:
    nj_vst2_set_program(self, value);
    return 0;
  case VST2_GET_PROGRAM:
    return nj_vst2_program(self);
  case VST2_SET_SAMPLE_RATE:
    nj_vst2_set_format(self, (double)option, self->block_frames);
    return 0;
  case VST2_SET_BLOCK_SIZE:
    nj_vst2_set_format(self, self->sample_rate_hz, value > 0 ? (uint32_t)value : 1);
    return 0;
  case VST2_SET_ACTIVE:
    nj_vst2_set_active(self, value != 0);
    return 0;
  case VST2_SET_CHUNK:
    return pointer != NULL && nj_vst2_set_state(self, pointer, value);
  case VST2_EVENTS:
    if (pointer != NULL && hears_events(self->plugin)) {
      nj_vst2_take_events(self, pointer);
    }
    return 1;
  case VST2_CATEGORY:
    return category(self->plugin);
  case VST2_SET_SPEAKERS:
    return nj_vst2_set_speakers(self, (const vst2_speakers *)value, pointer);
  case VST2_GET_SPEAKERS:
    return get_speakers(self, value, pointer);
  case VST2_SET_BYPASS:
    return nj_vst2_set_bypass(self, value != 0);
  case VST2_VENDOR_VERSION:
    return NJ_VERSION_NUMBER;
  case VST2_TAIL:
    return tail(self);
  case VST2_API_VERSION:
    return VST2_VERSION;
  case VST2_SET_PRECISION:
    return value == 0 || value == 1;
  case VST2_MIDI_INPUTS:
    return hears_events(self->plugin) ? 16 : 0;
  case VST2_IDLE:
  case VST2_EDITOR_IDLE:
    nj_vst2_tell_latency(self);
    return 0;
  default:
    return pointer != NULL ? ask_names(self, opcode, index, pointer) : 0;
  }
}
