/* Which number stands for which parameter. */
#include <math.h>

#include "vst3_plugin.h"

#define CONTROLLER_IDS 0x10000000u /* + channel * 256 + controller */
#define PROGRAM_ID 0x20000000u
#define KEY_IDS 0x40000000u /* the upper half of the numbers is the hosts' */

/* FNV-1a of the key. */
uint32_t nj_vst3_id(const nj_parameter *parameter) {
  uint32_t hash = 2166136261u;
  for (const char *c = parameter->key; *c != 0; c++) {
    hash = (hash ^ (uint8_t)*c) * 16777619u;
  }
  return KEY_IDS | (hash & (KEY_IDS - 1));
}

const nj_parameter *nj_vst3_parameter(const nj_vst3 *self, uint32_t id) {
  for (uint32_t i = 0; i < self->plugin->parameter_count; i++) {
    if (nj_vst3_id(&self->plugin->parameters[i]) == id) {
      return &self->plugin->parameters[i];
    }
  }
  return NULL;
}

uint32_t nj_vst3_controller_id(int32_t channel, int32_t controller) {
  return CONTROLLER_IDS + (uint32_t)channel * 256 + (uint32_t)controller;
}

bool nj_vst3_is_controller(const nj_vst3 *self, uint32_t id, int32_t *channel, int32_t *controller) {
  uint32_t number = id - CONTROLLER_IDS;
  if (!nj_vst3_hears(self) || number >= NJ_MIDI_CHANNELS * 256 || number % 256 >= VST3_CONTROLLERS) {
    return false;
  }
  *channel = (int32_t)(number / 256);
  *controller = (int32_t)(number % 256);
  return true;
}

uint32_t nj_vst3_program_id(const nj_vst3 *self) {
  for (uint32_t i = 0; i < self->plugin->parameter_count; i++) {
    if (self->plugin->parameters[i].flags & NJ_PROGRAMS) {
      return VST3_NO_PARAMETER;
    }
  }
  return self->plugin->program_count > 1 ? PROGRAM_ID : VST3_NO_PARAMETER;
}

/* As General MIDI resets them; a host that shows them all at once must not turn the sound off. */
double nj_vst3_controller_initial(int32_t controller) {
  if (controller == VST3_PITCH_BEND) {
    return 8192.0 / 16383.0;
  }
  if (controller == 7) {
    return 100.0 / 127.0;
  }
  if (controller == 11) {
    return 1.0;
  }
  bool centred = controller == 8 || controller == 10 || (controller >= 70 && controller <= 79);
  return centred ? 64.0 / 127.0 : 0.0;
}

double nj_vst3_program_to_normal(const nj_vst3 *self, uint32_t program) {
  bool known = program < self->plugin->program_count && self->plugin->program_count > 1;
  return known ? program / (double)(self->plugin->program_count - 1) : 0;
}

uint32_t nj_vst3_program_from_normal(const nj_vst3 *self, double normal) {
  double inside = normal > 0 ? fmin(normal, 1) : 0;
  return (uint32_t)lround(inside * (double)(self->plugin->program_count - 1));
}
