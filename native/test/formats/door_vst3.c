#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "door.h"
#include "vst3_host.h"

static void *library;
static vst3_factory *factory;
static void *component, *processor, *controller, *mapping;
static uint32_t latency_changes, width;
static bool with_doubles;
static vst3_block data;

static vst3_result VST3_CALL edited(void *self, uint32_t parameter) {
  (void)self, (void)parameter;
  return VST3_OK;
}
static vst3_result VST3_CALL edited_to(void *self, uint32_t parameter, double value) {
  (void)self, (void)parameter, (void)value;
  return VST3_OK;
}
static vst3_result VST3_CALL restart(void *self, int32_t flags) {
  (void)self;
  latency_changes += (flags & VST3_LATENCY_CHANGED) != 0;
  return VST3_OK;
}
static const vst3_handler_table handler_table = {.query = vst3_host_no_interface,
                                                 .retain = vst3_host_uncounted,
                                                 .release = vst3_host_uncounted,
                                                 .begin_edit = edited,
                                                 .edit = edited_to,
                                                 .end_edit = edited,
                                                 .restart = restart};
static vst3_handler handler = {&handler_table};

static void open_door(const char *path, uint32_t plugin) {
  static const vst3_id component_id = VST3_COMPONENT_ID, processor_id = VST3_PROCESSOR_ID,
                       controller_id = VST3_CONTROLLER_ID, mapping_id = VST3_MIDI_MAPPING_ID;
  with_doubles = false;
  width = 2;
  library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  CHECK(library != NULL);
  vst3_factory *(*enter)(void) = NULL;
  *(void **)&enter = dlsym(library, "GetPluginFactory");
  CHECK(enter != NULL);
  factory = enter();
  vst3_class info;
  CHECK(factory->table->get_class(factory, (int32_t)plugin, &info) == VST3_OK);
  CHECK(factory->table->create(factory, info.id, component_id, &component) == VST3_OK);
  CHECK(VST3_TABLE(vst3_component_table, component)->initialize(component, NULL) == VST3_OK);
  processor = vst3_host_query(component, processor_id);
  controller = vst3_host_query(component, controller_id);
  mapping = vst3_host_query(component, mapping_id);
  CHECK(VST3_TABLE(vst3_controller_table, controller)->set_handler(controller, &handler) == VST3_OK);
}

static void close_door(void) {
  CHECK(VST3_TABLE(vst3_component_table, component)->terminate(component) == VST3_OK);
  vst3_host_release(mapping);
  vst3_host_release(controller);
  vst3_host_release(processor);
  CHECK(vst3_host_release(component) == 0 && vst3_host_release(factory) == 0);
  dlclose(library);
}

static bool shape(uint32_t channels, bool doubles) {
  const vst3_processor_table *table = VST3_TABLE(vst3_processor_table, processor);
  vst3_speakers in = channels == 1 ? VST3_MONO : VST3_STEREO, out = in, now = VST3_NO_SPEAKERS;
  vst3_bus bus;
  with_doubles = doubles;
  width = channels;
  return table->set_speakers(processor, &in, 1, &out, 1) == VST3_OK &&
         table->can_process(processor, doubles ? VST3_SAMPLE_64 : VST3_SAMPLE_32) == VST3_OK &&
         table->get_speakers(processor, VST3_OUTPUT, 0, &now) == VST3_OK && now == out &&
         VST3_TABLE(vst3_component_table, component)->get_bus(component, VST3_AUDIO, VST3_INPUT, 0, &bus) ==
             VST3_OK &&
         bus.channels == (int32_t)channels;
}

static void activate_with(uint32_t frames) {
  const vst3_processor_table *table = VST3_TABLE(vst3_processor_table, processor);
  vst3_setup setup = {door_live ? VST3_REALTIME : VST3_OFFLINE,
                      with_doubles ? VST3_SAMPLE_64 : VST3_SAMPLE_32, (int32_t)frames, DOOR_RATE_HZ};
  latency_changes = 0;
  CHECK(table->setup(processor, &setup) == VST3_OK);
  CHECK(VST3_TABLE(vst3_component_table, component)->set_active(component, 1) == VST3_OK);
  CHECK(table->set_processing(processor, 1) == VST3_OK);
}

static void activate(void) {
  activate_with(DOOR_FRAMES);
}

static void deactivate(void) {
  CHECK(VST3_TABLE(vst3_processor_table, processor)->set_processing(processor, 0) == VST3_OK);
  CHECK(VST3_TABLE(vst3_component_table, component)->set_active(component, 0) == VST3_OK);
}

static void resize(uint32_t frames) {
  deactivate();
  activate_with(frames);
}

static void add_parameter(const nj_event *event) {
  const vst3_controller_table *table = VST3_TABLE(vst3_controller_table, controller);
  vst3_parameter parameter;
  CHECK(table->get_parameter(controller, (int32_t)event->data, &parameter) == VST3_OK);
  double normal = table->to_normal(controller, parameter.id, event->value);
  vst3_host_add_change(parameter.id, (int32_t)event->frame, normal);
}

/* MIDI's controllers go to the parameters that the plug-in names for them. */
static void add_midi(const nj_event *event) {
  uint32_t id = 0;
  uint32_t status = event->data & 0xf0, first = event->data >> 8 & 0x7f, second = event->data >> 16 & 0x7f;
  int16_t number = (int16_t)(status == 0xb0   ? first
                             : status == 0xd0 ? (uint32_t)VST3_AFTERTOUCH
                                              : (uint32_t)VST3_PITCH_BEND);
  double value = status == 0xb0   ? second / 127.0
                 : status == 0xd0 ? first / 127.0
                                  : (second << 7 | first) / 16383.0;
  const vst3_midi_mapping_table *table = VST3_TABLE(vst3_midi_mapping_table, mapping);
  CHECK(table->get(mapping, 0, (int16_t)(event->data & 15), number, &id) == VST3_OK);
  vst3_host_add_change(id, (int32_t)event->frame, value);
}

static void add_expression(const nj_event *event) {
  vst3_event made = {.offset = (int32_t)event->frame, .type = VST3_EXPRESSION};
  if (event->data == NJ_PRESSURE) {
    made.type = VST3_PRESSURE;
    made.pressure = (vst3_pressure){event->channel, event->key, (float)event->value, event->note_id};
  } else {
    double normal = event->data == NJ_VOLUME   ? event->value / 4
                    : event->data == NJ_TUNING ? event->value / 240 + 0.5
                                               : event->value;
    made.expression = (vst3_expression){event->data, event->note_id, normal};
  }
  vst3_host_add_event(made);
}

static void add(const nj_event *event) {
  vst3_event note = {.offset = (int32_t)event->frame,
                     .type = event->type == NJ_NOTE_ON ? VST3_NOTE_ON : VST3_NOTE_OFF};
  switch (event->type) {
  case NJ_PARAMETER:
    add_parameter(event);
    break;
  case NJ_MIDI:
    add_midi(event);
    break;
  case NJ_NOTE_EXPRESSION:
    add_expression(event);
    break;
  case NJ_NOTE_ON:
    note.on = (vst3_note_on){event->channel, event->key, 0, (float)event->value, 0, event->note_id};
    vst3_host_add_event(note);
    break;
  default:
    note.off = (vst3_note_off){event->channel, event->key, (float)event->value, event->note_id, 0};
    vst3_host_add_event(note);
    break;
  }
}

static void process_buffers(void **in, void **out) {
  vst3_buffers from = {.channels = (int32_t)width, .samples_32 = (float **)in};
  vst3_buffers to = {.channels = (int32_t)width, .samples_32 = (float **)out};
  data.inputs = &from;
  data.outputs = &to;
  CHECK(VST3_TABLE(vst3_processor_table, processor)->process(processor, &data) == VST3_OK);
}

static void process_double(double **in, double **out) {
  process_buffers((void **)in, (void **)out);
}

static void process(float *const *in, float *const *out, const nj_event *events, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    add(&events[i]);
  }
  const vst3_component_table *table = VST3_TABLE(vst3_component_table, component);
  data = (vst3_block){.mode = door_live ? VST3_REALTIME : VST3_OFFLINE,
                      .sample_size = with_doubles ? VST3_SAMPLE_64 : VST3_SAMPLE_32,
                      .frames = (int32_t)DOOR_FRAMES,
                      .input_count = table->count_buses(component, VST3_AUDIO, VST3_INPUT),
                      .output_count = 1,
                      .changes_in = vst3_host_changes(),
                      .events_in = vst3_host_events()};
  if (with_doubles) {
    door_with_doubles(in, out, width, width, process_double);
  } else {
    process_buffers((void **)(uintptr_t)in, (void **)(uintptr_t)out);
  }
  vst3_host_forget();
}

static uint32_t latency(void) {
  return VST3_TABLE(vst3_processor_table, processor)->latency(processor);
}

static uint32_t tail(void) {
  return VST3_TABLE(vst3_processor_table, processor)->tail(processor);
}

/* A window that shows a value. */
static uint32_t idle(void) {
  const vst3_controller_table *table = VST3_TABLE(vst3_controller_table, controller);
  vst3_parameter parameter;
  vst3_text text;
  CHECK(table->get_parameter(controller, 0, &parameter) == VST3_OK);
  table->value_to_text(controller, parameter.id, 0.5, text);
  return latency_changes;
}

static size_t save(char bytes[DOOR_STATE_BYTES]) {
  memory_stream stream = vst3_host_stream(NULL, 0);
  CHECK(VST3_TABLE(vst3_component_table, component)->get_state(component, VST3_STREAM(stream)) == VST3_OK);
  memcpy(bytes, stream.bytes, (size_t)stream.size);
  return (size_t)stream.size;
}

static bool load(const char *bytes, size_t size) {
  memory_stream stream = vst3_host_stream(bytes, size);
  return VST3_TABLE(vst3_component_table, component)->set_state(component, VST3_STREAM(stream)) == VST3_OK;
}

static const char *logged(void) {
  return "";
}

const format_door vst3_door = {
    "vst3",     true,   true,    true,    false, open_door, close_door, shape, activate,
    deactivate, resize, process, latency, tail,  idle,      save,       load,  logged,
};
