/* A small VST2 host: which plug-in a file is, programs, chunks, and the delayed sound without an engine. */
#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

#include "check.h"
#include "vst2.h"

enum { FRAMES = 256, BLOCKS = 40 };
/* Of the denoiser: parameters, and programs. */
enum { LIMIT = 0, BYPASS = 3 };
enum { NATURAL = 1, GENTLE = 2 };

static int io_changes;

static intptr_t VST2_CALL host(vst2_effect *effect, int32_t opcode, int32_t index, intptr_t value,
                               void *pointer, float option) {
  (void)effect, (void)index, (void)value, (void)pointer, (void)option;
  io_changes += opcode == VST2_HOST_IO_CHANGED;
  return opcode == VST2_HOST_VERSION ? VST2_VERSION : 0;
}

static intptr_t ask(vst2_effect *effect, int32_t opcode, int32_t index, intptr_t value, void *pointer,
                    float option) {
  return effect->dispatcher(effect, opcode, index, value, pointer, option);
}

static vst2_effect *open_file(const char *path) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  CHECK(library != NULL);
  vst2_effect *(*enter)(vst2_host) = NULL;
  *(void **)&enter = dlsym(library, "VSTPluginMain");
  CHECK(enter != NULL);
  vst2_effect *effect = enter(host);
  CHECK(effect != NULL && effect->magic == VST2_MAGIC);
  ask(effect, VST2_OPEN, 0, 0, NULL, 0);
  return effect;
}

static void programs_and_chunks(vst2_effect *effect) {
  char text[64];
  CHECK(ask(effect, VST2_PROGRAM_NAME_AT, 1, 0, text, 0) == 1 && strcmp(text, "Natural") == 0);
  ask(effect, VST2_SET_PROGRAM, 0, 1, NULL, 0);
  ask(effect, VST2_PARAMETER_DISPLAY, 0, 0, text, 0);
  CHECK(strcmp(text, "18.0") == 0);
  ask(effect, VST2_PARAMETER_UNIT, 0, 0, text, 0);
  CHECK(strcmp(text, "dB") == 0);
  void *chunk = NULL;
  char kept[4096];
  intptr_t size = ask(effect, VST2_GET_CHUNK, 0, 0, &chunk, 0);
  CHECK(size > 0 && size < (intptr_t)sizeof kept);
  memcpy(kept, chunk, (size_t)size);
  effect->set_parameter(effect, 0, 1);
  CHECK(ask(effect, VST2_SET_CHUNK, 0, 3, "no!", 0) == 0 && effect->get_parameter(effect, 0) == 1);
  CHECK(ask(effect, VST2_SET_CHUNK, 0, size, kept, 0) == 1);
  CHECK(effect->get_parameter(effect, 0) > 0.179f && effect->get_parameter(effect, 0) < 0.181f);
  CHECK(ask(effect, VST2_TEXT_TO_PARAMETER, 0, 0, "50", 0) == 1 && effect->get_parameter(effect, 0) == 0.5f);
}

static void near_db(vst2_effect *effect, float limit_db) {
  float off = 100 * effect->get_parameter(effect, LIMIT) - limit_db;
  CHECK(off < 0.01f && off > -0.01f);
}

/* Hosts keep the number of the program, and state it again after the chunk. */
static void a_loaded_state_stays_when_its_program_is_stated_again(vst2_effect *effect, vst2_effect *fresh) {
  void *chunk = NULL;
  ask(effect, VST2_SET_PROGRAM, 0, 0, NULL, 0);
  ask(effect, VST2_SET_PROGRAM, 0, NATURAL, NULL, 0);
  effect->set_parameter(effect, LIMIT, 0.4f);
  intptr_t size = ask(effect, VST2_GET_CHUNK, 0, 0, &chunk, 0);
  CHECK(ask(fresh, VST2_GET_PROGRAM, 0, 0, NULL, 0) == 0);
  CHECK(ask(fresh, VST2_SET_CHUNK, 0, size, chunk, 0) == 1);
  CHECK(ask(fresh, VST2_GET_PROGRAM, 0, 0, NULL, 0) == NATURAL);
  for (int times = 0; times < 2; times++) {
    ask(fresh, VST2_SET_PROGRAM, 0, NATURAL, NULL, 0);
    near_db(fresh, 40);
  }
  ask(fresh, VST2_SET_PROGRAM, 0, GENTLE, NULL, 0);
  near_db(fresh, 12);
  ask(fresh, VST2_SET_PROGRAM, 0, NATURAL, NULL, 0);
  near_db(fresh, 18);
}

/* A state of another format's: without the number, which is on the last line. */
static void a_state_without_a_number_is_on_the_program_that_it_equals(vst2_effect *effect) {
  void *chunk = NULL;
  char kept[4096];
  ask(effect, VST2_SET_PROGRAM, 0, GENTLE, NULL, 0);
  intptr_t size = ask(effect, VST2_GET_CHUNK, 0, 0, &chunk, 0);
  CHECK(size > 10 && size < (intptr_t)sizeof kept);
  memcpy(kept, chunk, (size_t)size);
  CHECK(memcmp(kept + size - 10, "program 2\n", 10) == 0);
  ask(effect, VST2_SET_PROGRAM, 0, 0, NULL, 0);
  CHECK(ask(effect, VST2_SET_CHUNK, 0, size - 10, kept, 0) == 1);
  CHECK(ask(effect, VST2_GET_PROGRAM, 0, 0, NULL, 0) == GENTLE);
}

static void whether_it_is_bypassed_is_no_program_s(vst2_effect *effect) {
  ask(effect, VST2_SET_PROGRAM, 0, 0, NULL, 0);
  ask(effect, VST2_SET_BYPASS, 0, 1, NULL, 0);
  ask(effect, VST2_SET_PROGRAM, 0, NATURAL, NULL, 0);
  near_db(effect, 18);
  CHECK(effect->get_parameter(effect, BYPASS) == 1);
  ask(effect, VST2_SET_BYPASS, 0, 0, NULL, 0);
}

/* Where an impulse comes out while the plug-in is bypassed. */
static int32_t place_of_impulse(vst2_effect *effect, int doubles) {
  static float in_32[2][FRAMES], out_32[2][FRAMES];
  static double in_64[2][FRAMES], out_64[2][FRAMES];
  float *from_32[] = {in_32[0], in_32[1]}, *to_32[] = {out_32[0], out_32[1]};
  double *from_64[] = {in_64[0], in_64[1]}, *to_64[] = {out_64[0], out_64[1]};
  for (int32_t block = 0; block < BLOCKS; block++) {
    in_32[0][7] = block == 0 ? 1 : 0;
    in_64[0][7] = block == 0 ? 1 : 0;
    if (doubles) {
      effect->process_double(effect, from_64, to_64, FRAMES);
    } else {
      effect->process(effect, from_32, to_32, FRAMES);
    }
    for (int32_t i = 0; i < FRAMES; i++) {
      if ((doubles ? out_64[0][i] : (double)out_32[0][i]) != 0) {
        return block * FRAMES + i - 7;
      }
    }
  }
  return -1;
}

static void sound(vst2_effect *effect) {
  ask(effect, VST2_SET_SAMPLE_RATE, 0, 0, NULL, 48000);
  ask(effect, VST2_SET_BLOCK_SIZE, 0, FRAMES, NULL, 0);
  CHECK(ask(effect, VST2_SET_BYPASS, 0, 1, NULL, 0) == 1);
  for (int doubles = 0; doubles < 2; doubles++) {
    ask(effect, VST2_SET_ACTIVE, 0, 1, NULL, 0);
    CHECK(effect->latency > 2 * FRAMES && io_changes == 1);
    CHECK(place_of_impulse(effect, doubles) == effect->latency);
    ask(effect, VST2_SET_ACTIVE, 0, 0, NULL, 0);
  }
}

static void speakers(vst2_effect *effect) {
  vst2_speakers mono = {.type = VST2_MONO, .channels = 1}, stereo = {.type = VST2_STEREO, .channels = 2};
  CHECK(ask(effect, VST2_SET_SPEAKERS, 0, (intptr_t)&mono, &stereo, 0) == 0);
  CHECK(effect->inputs == 2 && effect->outputs == 2);
  CHECK(ask(effect, VST2_SET_SPEAKERS, 0, (intptr_t)&mono, &mono, 0) == 1);
  CHECK(effect->inputs == 1 && effect->outputs == 1);
  CHECK(ask(effect, VST2_SET_SPEAKERS, 0, (intptr_t)&stereo, &stereo, 0) == 1);
}

/* As Ardour reads properties: with a whole range it hands over numbers of that one. */
static void every_step_is_reached(vst2_effect *effect, int32_t index, int32_t steps) {
  vst2_parameter_properties properties;
  CHECK(ask(effect, VST2_PARAMETER_PROPERTIES, index, 0, &properties, 0) == 1);
  bool whole = (properties.flags & VST2_WHOLE_RANGE) != 0;
  float low = whole ? (float)properties.minimum : 0, high = whole ? (float)properties.maximum : 1;
  for (int32_t i = 0; i <= steps; i++) {
    float share = (float)i / (float)steps;
    effect->set_parameter(effect, index, low + (high - low) * share);
    float got = effect->get_parameter(effect, index) - share;
    CHECK(got < 1e-6f && got > -1e-6f);
  }
}

int main(int count, char **arguments) {
  CHECK(count == 3);
  vst2_effect *denoiser = open_file(arguments[1]);
  CHECK(denoiser->inputs == 2 && ask(denoiser, VST2_CAN_DO, 0, 0, "bypass", 0) == 1);
  programs_and_chunks(denoiser);
  vst2_effect *second = open_file(arguments[1]);
  a_loaded_state_stays_when_its_program_is_stated_again(denoiser, second);
  a_state_without_a_number_is_on_the_program_that_it_equals(second);
  whether_it_is_bypassed_is_no_program_s(second);
  ask(second, VST2_CLOSE, 0, 0, NULL, 0);
  speakers(denoiser);
  sound(denoiser);
  vst2_effect *sing = open_file(arguments[2]);
  CHECK(sing->inputs == 0 && (sing->flags & VST2_SYNTH) && sing->id != denoiser->id);
  CHECK(ask(sing, VST2_CAN_DO, 0, 0, "receiveVstMidiEvent", 0) == 1);
  CHECK(sing->programs > 2);
  every_step_is_reached(sing, 0, sing->programs - 1);
  CHECK(ask(sing, VST2_GET_PROGRAM, 0, 0, NULL, 0) == sing->programs - 1);
  ask(sing, VST2_SET_PROGRAM, 0, 0, NULL, 0);
  CHECK(ask(sing, VST2_GET_PROGRAM, 0, 0, NULL, 0) == 0 && sing->get_parameter(sing, 0) == 0);
  every_step_is_reached(denoiser, BYPASS, 1);
  ask(sing, VST2_CLOSE, 0, 0, NULL, 0);
  ask(denoiser, VST2_CLOSE, 0, 0, NULL, 0);
  return 0;
}
