#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "door.h"
#include "nj_normal.h"
#include "vst2.h"

#define MOST_EVENTS 16

static void *library;
static const nj_plugin *described;
static vst2_effect *effect;
static uint32_t io_changes;
static bool with_doubles;

static intptr_t VST2_CALL host(vst2_effect *from, int32_t opcode, int32_t index, intptr_t value,
                               void *pointer, float option) {
  (void)from, (void)index, (void)value, (void)pointer, (void)option;
  io_changes += opcode == VST2_HOST_IO_CHANGED;
  return opcode == VST2_HOST_VERSION                       ? VST2_VERSION
         : opcode == VST2_HOST_PROCESS_LEVEL && !door_live ? VST2_OFFLINE
                                                           : 0;
}

static intptr_t ask(int32_t opcode, int32_t index, intptr_t value, void *pointer, float option) {
  return effect->dispatcher(effect, opcode, index, value, pointer, option);
}

/* Beside the binary lie its copies, named after the plug-ins. */
static void open_door(const char *path, uint32_t plugin) {
  char file[1024];
  described = nj_plugin_at(plugin);
  with_doubles = false;
  snprintf(file, sizeof file, "%.*s/%s.so", (int)(strrchr(path, '/') - path), path, described->file);
  library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
  CHECK(library != NULL);
  vst2_effect *(*enter)(vst2_host) = NULL;
  *(void **)&enter = dlsym(library, "VSTPluginMain");
  CHECK(enter != NULL);
  effect = enter(host);
  CHECK(effect != NULL && (uint32_t)effect->id == described->vst2_id);
  ask(VST2_OPEN, 0, 0, NULL, 0);
  ask(VST2_SET_SAMPLE_RATE, 0, 0, NULL, DOOR_RATE_HZ);
  ask(VST2_SET_BLOCK_SIZE, 0, DOOR_FRAMES, NULL, 0);
}

static void close_door(void) {
  ask(VST2_CLOSE, 0, 0, NULL, 0);
  dlclose(library);
}

static bool shape(uint32_t channels, bool doubles) {
  vst2_speakers speakers = {.type = channels == 1 ? VST2_MONO : VST2_STEREO, .channels = (int32_t)channels};
  with_doubles = doubles;
  return ask(VST2_SET_SPEAKERS, 0, (intptr_t)&speakers, &speakers, 0) == 1 &&
         ask(VST2_SET_PRECISION, 0, doubles, NULL, 0) == 1 && effect->inputs == (int32_t)channels &&
         effect->outputs == (int32_t)channels;
}

static void activate(void) {
  ask(VST2_SET_ACTIVE, 0, 1, NULL, 0);
  io_changes = 0;
}

static void deactivate(void) {
  ask(VST2_SET_ACTIVE, 0, 0, NULL, 0);
}

static void resize(uint32_t frames) {
  ask(VST2_SET_BLOCK_SIZE, 0, (intptr_t)frames, NULL, 0);
}

static void process_double(double **in, double **out) {
  effect->process_double(effect, in, out, (int32_t)DOOR_FRAMES);
}

static void process(float *const *in, float *const *out, const nj_event *events, uint32_t count) {
  vst2_event midi[MOST_EVENTS];
  struct {
    vst2_events list;
    vst2_event *more[MOST_EVENTS];
  } all = {.list = {.count = 0}};
  for (uint32_t i = 0; i < count; i++) {
    const nj_event *event = &events[i];
    if (event->type == NJ_PARAMETER) {
      const nj_parameter *parameter = &described->parameters[event->data];
      effect->set_parameter(effect, (int32_t)event->data, (float)nj_to_normal(parameter, event->value));
      continue;
    }
    CHECK(event->type == NJ_MIDI && all.list.count < MOST_EVENTS);
    vst2_event *to = &midi[all.list.count];
    *to = (vst2_event){.type = VST2_MIDI_EVENT, .bytes = sizeof *to, .offset = (int32_t)event->frame};
    for (int b = 0; b < 3; b++) {
      to->midi[b] = (uint8_t)(event->data >> 8 * b);
    }
    all.list.events[all.list.count++] = to;
  }
  if (all.list.count > 0) {
    ask(VST2_EVENTS, 0, 0, &all.list, 0);
  }
  if (with_doubles) {
    door_with_doubles(in, out, (uint32_t)effect->inputs, (uint32_t)effect->outputs, process_double);
  } else {
    effect->process(effect, (float **)(uintptr_t)in, (float **)(uintptr_t)out, (int32_t)DOOR_FRAMES);
  }
}

static uint32_t latency(void) {
  return (uint32_t)effect->latency;
}

static uint32_t tail(void) {
  return (uint32_t)ask(VST2_TAIL, 0, 0, NULL, 0);
}

static uint32_t idle(void) {
  ask(VST2_EDITOR_IDLE, 0, 0, NULL, 0);
  return io_changes;
}

static size_t save(char bytes[DOOR_STATE_BYTES]) {
  void *chunk = NULL;
  size_t size = (size_t)ask(VST2_GET_CHUNK, 0, 0, &chunk, 0);
  CHECK(size > 0 && size <= DOOR_STATE_BYTES);
  memcpy(bytes, chunk, size);
  return size;
}

static bool load(const char *bytes, size_t size) {
  return ask(VST2_SET_CHUNK, 0, (intptr_t)size, (void *)(uintptr_t)bytes, 0) == 1;
}

static const char *logged(void) {
  return "";
}

const format_door vst2_door = {
    "vst2",     false,  false,   true,    false, open_door, close_door, shape, activate,
    deactivate, resize, process, latency, tail,  idle,      save,       load,  logged,
};
