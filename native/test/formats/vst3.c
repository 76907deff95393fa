/* A small VST3 host: identities, references, buses, states and the delayed sound without an engine. */
#include <dirent.h>
#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "vst3_host.h"

enum { FRAMES = 256, BLOCKS = 40 };

/* A host's change of one parameter at one frame. */
typedef struct one_change {
  const vst3_changes_table *changes;
  const vst3_queue_table *queue;
  uint32_t id;
  int32_t offset;
  double value;
} one_change;

static one_change change;
static int32_t VST3_CALL one(void *self) {
  (void)self;
  return 1;
}
static uint32_t VST3_CALL changed_id(void *self) {
  (void)self;
  return change.id;
}
static vst3_result VST3_CALL point(void *self, int32_t index, int32_t *offset, double *value) {
  (void)self;
  CHECK(index == 0);
  *offset = change.offset;
  *value = change.value;
  return VST3_OK;
}
static vst3_queue *VST3_CALL queue_at(void *self, int32_t index) {
  (void)self;
  CHECK(index == 0);
  return (vst3_queue *)(void *)&change.queue;
}
static const vst3_queue_table queue_table = {.query = vst3_host_no_interface,
                                             .retain = vst3_host_uncounted,
                                             .release = vst3_host_uncounted,
                                             .parameter = changed_id,
                                             .count = one,
                                             .get = point};
static const vst3_changes_table changes_table = {
    .query = vst3_host_no_interface,
    .retain = vst3_host_uncounted,
    .release = vst3_host_uncounted,
    .count = one,
    .get = queue_at};

static void *query(void *object, const vst3_id id) {
  void *found = NULL;
  vst3_unknown *unknown = object;
  return unknown->table->query(object, id, &found) == VST3_OK ? found : NULL;
}

static uint32_t release(void *object) {
  return ((vst3_unknown *)object)->table->release(object);
}

#define TABLE(type, object) (((const struct { const type *table; } *)(object))->table)

/* The controller of a plug-in whose parameter is of this title. */
static uint32_t id_of(void *controller, const char *title) {
  const vst3_controller_table *table = TABLE(vst3_controller_table, controller);
  for (int32_t i = 0; i < table->count_parameters(controller); i++) {
    vst3_parameter parameter;
    CHECK(table->get_parameter(controller, i, &parameter) == VST3_OK);
    bool same = true;
    for (size_t c = 0; same && c <= strlen(title); c++) {
      same = parameter.title[c] == (vst3_char)title[c];
    }
    if (same) {
      return parameter.id;
    }
  }
  CHECK(!"a parameter of this title");
  return 0;
}

/* An impulse, with the bypass on from the first frame by a change in the block. Gives where it comes out. */
static int32_t place_of_impulse(void *processor, uint32_t bypass_id, int32_t sample_size) {
  static float in_32[2][FRAMES], out_32[2][FRAMES];
  static double in_64[2][FRAMES], out_64[2][FRAMES];
  void *from[2], *to[2];
  for (int c = 0; c < 2; c++) {
    from[c] = sample_size == VST3_SAMPLE_64 ? (void *)in_64[c] : (void *)in_32[c];
    to[c] = sample_size == VST3_SAMPLE_64 ? (void *)out_64[c] : (void *)out_32[c];
  }
  change = (one_change){&changes_table, &queue_table, bypass_id, 0, 1};
  for (int32_t block = 0; block < BLOCKS; block++) {
    in_32[0][0] = block == 0 ? 1 : 0;
    in_64[0][0] = block == 0 ? 1 : 0;
    vst3_buffers in = {.channels = 2, .samples_32 = (float **)from};
    vst3_buffers out = {.channels = 2, .samples_32 = (float **)to};
    vst3_block data = {.sample_size = sample_size,
                       .frames = FRAMES,
                       .input_count = 1,
                       .output_count = 1,
                       .inputs = &in,
                       .outputs = &out};
    data.changes_in = block == 0 ? (vst3_changes *)(void *)&change : NULL;
    CHECK(TABLE(vst3_processor_table, processor)->process(processor, &data) == VST3_OK);
    for (int32_t i = 0; i < FRAMES; i++) {
      double sample = sample_size == VST3_SAMPLE_64 ? out_64[0][i] : (double)out_32[0][i];
      if (sample != 0) {
        CHECK(sample == 1 && out.silent == 0);
        return block * FRAMES + i;
      }
    }
    CHECK(out.silent == 3);
  }
  return -1;
}

static void sound(void *component, int32_t sample_size) {
  static const vst3_id processor_id = VST3_PROCESSOR_ID, controller_id = VST3_CONTROLLER_ID;
  void *processor = query(component, processor_id);
  void *controller = query(component, controller_id);
  const vst3_processor_table *table = TABLE(vst3_processor_table, processor);
  vst3_setup setup = {VST3_REALTIME, sample_size, FRAMES, 48000};
  CHECK(table->setup(processor, &setup) == VST3_OK);
  CHECK(TABLE(vst3_component_table, component)->set_active(component, 1) == VST3_OK);
  CHECK(table->set_processing(processor, 1) == VST3_OK);
  int32_t place = place_of_impulse(processor, id_of(controller, "Bypass"), sample_size);
  CHECK(place == (int32_t)table->latency(processor) && place > 2 * FRAMES);
  table->set_processing(processor, 0);
  CHECK(TABLE(vst3_component_table, component)->set_active(component, 0) == VST3_OK);
  release(controller);
  release(processor);
}

static void states(void *component) {
  static const vst3_id controller_id = VST3_CONTROLLER_ID;
  void *controller = query(component, controller_id);
  const vst3_controller_table *table = TABLE(vst3_controller_table, controller);
  const vst3_component_table *part = TABLE(vst3_component_table, component);
  memory_stream stream = vst3_host_stream(NULL, 0);
  uint32_t limit = id_of(controller, "Attenuation limit");
  CHECK(table->set_value(controller, limit, 0.25) == VST3_OK);
  CHECK(part->get_state(component, (vst3_stream *)(void *)&stream) == VST3_OK);
  CHECK(table->set_value(controller, limit, 0.5) == VST3_OK);
  CHECK(part->set_state(component, (vst3_stream *)(void *)&stream) == VST3_OK);
  CHECK(table->get_value(controller, limit) == 0.25);
  memory_stream garbage = vst3_host_stream("garbage", 7);
  CHECK(part->set_state(component, (vst3_stream *)(void *)&garbage) != VST3_OK);
  CHECK(table->get_value(controller, limit) == 0.25);
  CHECK(table->set_value(controller, id_of(controller, "Program"), 1.0 / 3) == VST3_OK);
  CHECK(table->to_plain(controller, limit, table->get_value(controller, limit)) == 18);
  release(controller);
}

static void identity(void *component) {
  static const vst3_id ids[] = {VST3_UNKNOWN_ID,      VST3_PLUGIN_BASE_ID, VST3_COMPONENT_ID,
                                VST3_PROCESSOR_ID,    VST3_CONTROLLER_ID,  VST3_UNITS_ID,
                                VST3_CONTEXT_NEEDS_ID};
  static const vst3_id unknown_id = VST3_UNKNOWN_ID, strange = VST3_ID(1, 2, 3, 4),
                       midi = VST3_MIDI_MAPPING_ID;
  void *self = query(component, unknown_id);
  for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
    void *face = query(component, ids[i]);
    CHECK(face != NULL);
    void *again = query(face, unknown_id);
    CHECK(again == self);
    release(again);
    release(face);
  }
  CHECK(query(component, strange) == NULL && query(component, midi) == NULL);
  CHECK(release(self) == 1);
}

/* Of this process, as far as the system says. */
static int count_threads(void) {
  DIR *folder = opendir("/proc/self/task");
  int count = 0;
  while (folder && readdir(folder)) {
    count++;
  }
  if (folder) {
    closedir(folder);
  }
  return count;
}

static void nothing_runs_on_after_terminate(void *component) {
  const vst3_component_table *table = TABLE(vst3_component_table, component);
  int before = count_threads();
  CHECK(table->set_active(component, 1) == VST3_OK);
  CHECK(table->terminate(component) == VST3_OK);
  for (int tries = 0; tries < 500 && count_threads() != before; tries++) {
    usleep(10000); /* a thread that was joined is listed a moment longer */
  }
  CHECK(count_threads() == before);
}

int main(int count, char **arguments) {
  CHECK(count == 2);
  void *library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
  CHECK(library != NULL);
  vst3_factory *(*enter)(void) = NULL;
  *(void **)&enter = dlsym(library, "GetPluginFactory");
  CHECK(enter != NULL);
  vst3_factory *factory = enter();
  CHECK(factory->table->count_classes(factory) == 2);
  for (int32_t i = 0; i < 2; i++) {
    static const vst3_id component_id = VST3_COMPONENT_ID;
    vst3_class info;
    void *component = NULL;
    CHECK(factory->table->get_class(factory, i, &info) == VST3_OK);
    CHECK(factory->table->create(factory, info.id, component_id, &component) == VST3_OK);
    CHECK(TABLE(vst3_component_table, component)->initialize(component, NULL) == VST3_OK);
    if (i == 0) {
      identity(component);
      states(component);
      sound(component, VST3_SAMPLE_32);
      sound(component, VST3_SAMPLE_64);
    }
    nothing_runs_on_after_terminate(component);
    CHECK(release(component) == 0);
  }
  CHECK(release(factory) == 0);
  dlclose(library);
  /* A host that kept an instance has its thread still run in there. */
  CHECK(dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD) != NULL);
  return 0;
}
