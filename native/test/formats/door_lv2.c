#include <dlfcn.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <lv2/atom/util.h>
#include <lv2/buf-size/buf-size.h>
#include <lv2/log/log.h>
#include <lv2/midi/midi.h>
#include <lv2/options/options.h>
#include <lv2/state/state.h>

#include "check.h"
#include "door.h"
#include "ports.h"

#define MOST_URIDS 64
#define MOST_PROPERTIES 4

static char uris[MOST_URIDS][256];
static LV2_URID map_uri(LV2_URID_Map_Handle handle, const char *uri) {
  (void)handle;
  LV2_URID id = 0;
  while (uris[id][0] && strcmp(uris[id], uri) != 0) {
    id++;
  }
  CHECK(id < MOST_URIDS - 1);
  snprintf(uris[id], sizeof uris[id], "%s", uri);
  return id + 1;
}

static char said[512];
static pthread_t main_thread;
static int log_text(LV2_Log_Handle handle, LV2_URID type, const char *format, va_list arguments) {
  (void)handle;
  CHECK(pthread_equal(pthread_self(), main_thread)); /* not every host's log is for all threads */
  CHECK(strcmp(uris[type - 1], LV2_LOG__Warning) == 0);
  return vsnprintf(said, sizeof said, format, arguments);
}
static int log_line(LV2_Log_Handle handle, LV2_URID type, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = log_text(handle, type, format, arguments);
  va_end(arguments);
  return length;
}

static void *library;
static const nj_plugin *described;
static const LV2_Descriptor *descriptor;
static LV2_Handle handle;
static nj_lv2_ports ports;
static float controls[NJ_MAX_PARAMETERS], latency_port, late_port, freewheel;
static union {
  LV2_Atom_Sequence sequence;
  uint8_t room[4096];
} midi;

static void open_door(const char *path, uint32_t plugin) {
  static LV2_URID_Map map = {NULL, map_uri};
  static LV2_Log_Log log = {NULL, log_line, log_text};
  static const int32_t frames = (int32_t)DOOR_FRAMES;
  const LV2_URID whole = map_uri(NULL, LV2_ATOM__Int);
  const LV2_Options_Option options[] = {
      {LV2_OPTIONS_INSTANCE, 0, map_uri(NULL, LV2_BUF_SIZE__nominalBlockLength), 4, whole, &frames},
      {LV2_OPTIONS_INSTANCE, 0, map_uri(NULL, LV2_BUF_SIZE__maxBlockLength), 4, whole, &frames},
      {LV2_OPTIONS_INSTANCE, 0, 0, 0, 0, NULL}};
  const LV2_Feature mapped = {LV2_URID__map, &map}, logging = {LV2_LOG__log, &log},
                    optional = {LV2_OPTIONS__options, (void *)(uintptr_t)options};
  const LV2_Feature *const features[] = {&mapped, &logging, &optional, NULL};
  main_thread = pthread_self();
  freewheel = door_live ? 0 : 1;
  library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  CHECK(library != NULL);
  LV2_Descriptor_Function describe = NULL;
  *(void **)&describe = dlsym(library, "lv2_descriptor");
  CHECK(describe != NULL);
  described = nj_plugin_at(plugin);
  descriptor = describe(plugin);
  CHECK(descriptor && strcmp(descriptor->URI, described->uri) == 0);
  handle = descriptor->instantiate(descriptor, DOOR_RATE_HZ, "/", features);
  CHECK(handle != NULL);
  said[0] = '\0';
  ports = nj_lv2_ports_of((nj_lv2_variant){described, false});
  descriptor->connect_port(handle, ports.latency, &latency_port);
  descriptor->connect_port(handle, ports.late, &late_port);
  descriptor->connect_port(handle, ports.freewheel, &freewheel);
  if (ports.events != NJ_LV2_NONE) {
    descriptor->connect_port(handle, ports.events, &midi);
  }
  for (uint32_t i = 0; i < described->parameter_count; i++) {
    const nj_parameter *parameter = &described->parameters[i];
    controls[i] = (float)nj_lv2_to_port(parameter, parameter->initial);
    descriptor->connect_port(handle, ports.parameters + i, &controls[i]);
  }
}

static void close_door(void) {
  descriptor->cleanup(handle);
  dlclose(library);
}

/* Its other width is another plug-in. */
static bool shape(uint32_t channels, bool doubles) {
  return channels == ports.outputs && !doubles;
}

static void activate(void) {
  descriptor->activate(handle);
  descriptor->run(handle, 0); /* for the latency */
}

static void deactivate(void) {
  descriptor->deactivate(handle);
}

static void check_options(const LV2_Options_Interface *options, uint32_t frames) {
  LV2_Options_Option asked[] = {
      {LV2_OPTIONS_INSTANCE, 0, map_uri(NULL, LV2_BUF_SIZE__nominalBlockLength), 0, 0, NULL},
      {LV2_OPTIONS_INSTANCE, 0, map_uri(NULL, LV2_BUF_SIZE__maxBlockLength), 0, 0, NULL},
      {LV2_OPTIONS_INSTANCE, 0, 0, 0, 0, NULL}};
  CHECK(options->get(handle, asked) == LV2_OPTIONS_SUCCESS);
  for (int i = 0; i < 2; i++) {
    CHECK(asked[i].type == map_uri(NULL, LV2_ATOM__Int) && asked[i].size == sizeof(int32_t));
    CHECK(*(const int32_t *)asked[i].value == (int32_t)(i == 0 ? frames : DOOR_FRAMES));
  }
  asked[1].key = map_uri(NULL, LV2_BUF_SIZE__sequenceSize);
  CHECK(options->get(handle, asked) == LV2_OPTIONS_ERR_BAD_KEY);
}

/* As Ardour says it: that alone. */
static void resize(uint32_t frames) {
  const LV2_Options_Interface *options = descriptor->extension_data(LV2_OPTIONS__interface);
  CHECK(options != NULL);
  const int32_t nominal = (int32_t)frames;
  const LV2_URID whole = map_uri(NULL, LV2_ATOM__Int);
  LV2_Options_Option given[] = {
      {LV2_OPTIONS_INSTANCE, 0, map_uri(NULL, LV2_BUF_SIZE__nominalBlockLength), 4, whole, &nominal},
      {LV2_OPTIONS_INSTANCE, 0, 0, 0, 0, NULL}};
  CHECK(options->set(handle, given) == LV2_OPTIONS_SUCCESS);
  check_options(options, frames);
  given[0].value = NULL;
  CHECK(options->set(handle, given) == LV2_OPTIONS_ERR_BAD_VALUE);
  given[0].context = LV2_OPTIONS_PORT;
  CHECK(options->set(handle, given) == LV2_OPTIONS_ERR_BAD_SUBJECT);
  check_options(options, frames);
  descriptor->run(handle, 0); /* for the latency */
}

static void process(float *const *in, float *const *out, const nj_event *events, uint32_t count) {
  lv2_atom_sequence_clear(&midi.sequence);
  midi.sequence.atom.type = map_uri(NULL, LV2_ATOM__Sequence);
  for (uint32_t i = 0; i < count; i++) {
    if (events[i].type == NJ_PARAMETER) {
      controls[events[i].data] =
          (float)nj_lv2_to_port(&described->parameters[events[i].data], events[i].value);
      continue;
    }
    CHECK(events[i].type == NJ_MIDI);
    struct {
      LV2_Atom_Event event;
      uint8_t bytes[8];
    } one = {.event = {.time.frames = (int64_t)events[i].frame,
                       .body = {3, map_uri(NULL, LV2_MIDI__MidiEvent)}}};
    for (int b = 0; b < 3; b++) {
      one.bytes[b] = (uint8_t)(events[i].data >> 8 * b);
    }
    CHECK(lv2_atom_sequence_append_event(&midi.sequence, sizeof midi, &one.event));
  }
  for (uint32_t c = 0; c < ports.inputs; c++) {
    descriptor->connect_port(handle, ports.first_input + c, in[c]);
  }
  for (uint32_t c = 0; c < ports.outputs; c++) {
    descriptor->connect_port(handle, ports.first_output + c, out[c]);
  }
  descriptor->run(handle, DOOR_FRAMES);
}

static uint32_t latency(void) {
  return (uint32_t)latency_port;
}

/* What the plug-in stores, as pairs of texts. */
typedef struct property {
  LV2_URID key, type;
  size_t size;
  char value[2048];
} property;
typedef struct property_list {
  uint32_t count;
  property all[MOST_PROPERTIES];
} property_list;

static LV2_State_Status store(LV2_State_Handle state, LV2_URID key, const void *value, size_t size,
                              LV2_URID type, uint32_t flags) {
  property_list *list = state;
  CHECK(list->count < MOST_PROPERTIES && size <= sizeof list->all[0].value);
  CHECK(flags == (LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE));
  property *to = &list->all[list->count++];
  *to = (property){.key = key, .type = type, .size = size};
  memcpy(to->value, value, size);
  return LV2_STATE_SUCCESS;
}

static const void *retrieve(LV2_State_Handle state, LV2_URID key, size_t *size, LV2_URID *type,
                            uint32_t *flags) {
  const property_list *list = state;
  for (uint32_t i = 0; i < list->count; i++) {
    if (list->all[i].key == key) {
      *size = list->all[i].size;
      *type = list->all[i].type;
      *flags = LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE;
      return list->all[i].value;
    }
  }
  return NULL;
}

static struct {
  property_list list;
  float controls[NJ_MAX_PARAMETERS];
} kept;

/* The core's text. A host keeps the ports' values besides, and restores them after the state. */
static size_t save(char bytes[DOOR_STATE_BYTES]) {
  const LV2_State_Interface *state = descriptor->extension_data(LV2_STATE__interface);
  kept.list.count = 0;
  CHECK(state->save(handle, store, &kept.list, 0, NULL) == LV2_STATE_SUCCESS);
  memcpy(kept.controls, controls, sizeof controls);
  const property *text = &kept.list.all[0];
  memcpy(bytes, text->value, text->size);
  return text->size;
}

/* Now and then a host saves what is there. */
static uint32_t idle(void) {
  static property_list list;
  const LV2_State_Interface *state = descriptor->extension_data(LV2_STATE__interface);
  list.count = 0;
  CHECK(state->save(handle, store, &list, 0, NULL) == LV2_STATE_SUCCESS);
  return 0;
}

static bool load(const char *bytes, size_t size) {
  const LV2_State_Interface *state = descriptor->extension_data(LV2_STATE__interface);
  const property *text = &kept.list.all[0];
  if (kept.list.count > 0 && size == text->size && memcmp(bytes, text->value, size) == 0) {
    bool loaded = state->restore(handle, retrieve, &kept.list, 0, NULL) == LV2_STATE_SUCCESS;
    memcpy(controls, kept.controls, sizeof controls);
    return loaded;
  }
  static property_list other;
  other.count = 1;
  other.all[0] = (property){.key = map_uri(NULL, "https://nightjar.dev/ns/lv2#state"),
                            .type = map_uri(NULL, LV2_ATOM__String),
                            .size = size};
  CHECK(size <= sizeof other.all[0].value);
  memcpy(other.all[0].value, bytes, size);
  return state->restore(handle, retrieve, &other, 0, NULL) == LV2_STATE_SUCCESS;
}

static const char *logged(void) {
  return said;
}

const format_door lv2_door = {
    "lv2", false, false, false, true, open_door, close_door, shape, activate, deactivate,
    resize, process, latency, NULL, idle, save, load, logged,
};
