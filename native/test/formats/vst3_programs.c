/* The denoiser's programs as a VST3 host chooses them: what it hears of them, and what a state says. */
#include <dlfcn.h>
#include <stdbool.h>

#include "check.h"
#include "vst3_host.h"

/* Places in the list of parameters; the program's is behind the plug-in's own. */
enum { LIMIT = 0, BYPASS = 3, PROGRAM = 4, FRAMES = 256 };
#define NATURAL (1.0 / 3)
#define FULL_DB 100
#define NATURAL_DB 18

static void *component, *controller;
static const vst3_controller_table *edits;
static bool locked; /* as a host's own lock: taken around set_value, and again by restart */
static int32_t told;

static vst3_result VST3_CALL begun_or_ended(void *self, uint32_t parameter) {
  (void)self, (void)parameter;
  return VST3_OK;
}
static vst3_result VST3_CALL edited(void *self, uint32_t parameter, double value) {
  (void)self, (void)parameter, (void)value;
  return VST3_OK;
}
static vst3_result VST3_CALL restart(void *self, int32_t flags) {
  (void)self;
  CHECK(!locked);
  told |= flags;
  return VST3_OK;
}
static const vst3_handler_table handler_table = {.query = vst3_host_no_interface,
                                                 .retain = vst3_host_uncounted,
                                                 .release = vst3_host_uncounted,
                                                 .begin_edit = begun_or_ended,
                                                 .edit = edited,
                                                 .end_edit = begun_or_ended,
                                                 .restart = restart};
static vst3_handler handler = {&handler_table};

static uint32_t id_at(int32_t index) {
  vst3_parameter parameter;
  CHECK(edits->get_parameter(controller, index, &parameter) == VST3_OK);
  return parameter.id;
}

static void set(int32_t index, double normal) {
  locked = true;
  CHECK(edits->set_value(controller, id_at(index), normal) == VST3_OK);
  locked = false;
}

static double limit_db(void) {
  return edits->to_plain(controller, id_at(LIMIT), edits->get_value(controller, id_at(LIMIT)));
}

static void a_program_is_told_by_the_window_s_next_call_not_within_the_one_that_chose_it(void) {
  set(PROGRAM, NATURAL);
  CHECK(limit_db() == NATURAL_DB);
  CHECK(told == 0);
  vst3_text text;
  CHECK(edits->value_to_text(controller, id_at(LIMIT), 0, text) == VST3_OK);
  CHECK(told == VST3_VALUES_CHANGED);
  told = 0;
  CHECK(edits->value_to_text(controller, id_at(LIMIT), 0, text) == VST3_OK);
  CHECK(told == 0);
}

static memory_stream saved(void) {
  memory_stream stream = vst3_host_stream(NULL, 0);
  CHECK(VST3_TABLE(vst3_component_table, component)->get_state(component, VST3_STREAM(stream)) == VST3_OK);
  return stream;
}

static void load(memory_stream stream) {
  CHECK(VST3_TABLE(vst3_component_table, component)->set_state(component, VST3_STREAM(stream)) == VST3_OK);
}

static void a_loaded_state_is_on_the_program_whose_values_it_has(void) {
  set(PROGRAM, NATURAL);
  memory_stream natural = saved();
  set(PROGRAM, 0);
  load(natural);
  CHECK(edits->get_value(controller, id_at(PROGRAM)) == NATURAL);
  set(PROGRAM, 0);
  CHECK(limit_db() == FULL_DB);
}

static void after_a_state_that_is_no_program_s_any_can_be_chosen(void) {
  set(PROGRAM, 0);
  set(LIMIT, 0.5);
  memory_stream changed = saved();
  set(PROGRAM, NATURAL);
  for (double program = 0; program < 0.5; program += NATURAL) {
    load(changed);
    CHECK(limit_db() == 50);
    set(PROGRAM, program);
    CHECK(limit_db() == (program > 0 ? NATURAL_DB : FULL_DB));
  }
}

static void whether_it_is_bypassed_is_no_program_s(void) {
  set(PROGRAM, 0);
  set(BYPASS, 1);
  set(PROGRAM, NATURAL);
  CHECK(limit_db() == NATURAL_DB && edits->get_value(controller, id_at(BYPASS)) == 1);
  memory_stream bypassed = saved();
  set(BYPASS, 0);
  set(PROGRAM, 0);
  load(bypassed);
  CHECK(edits->get_value(controller, id_at(BYPASS)) == 1);
  CHECK(edits->get_value(controller, id_at(PROGRAM)) == NATURAL);
  set(BYPASS, 0);
}

/* What the plug-in gave back for the limit with the last block; below 0 for nothing. */
static double given_limit;
static uint32_t given_id;
static vst3_result VST3_CALL add_point(void *self, int32_t offset, double value, int32_t *index) {
  (void)self;
  CHECK(offset == 0 && index != NULL);
  given_limit = given_id == id_at(LIMIT) ? value : given_limit;
  return VST3_OK;
}
static vst3_queue *VST3_CALL add_queue(void *self, const uint32_t *parameter, int32_t *index) {
  static const vst3_queue_table table = {.query = vst3_host_no_interface,
                                         .retain = vst3_host_uncounted,
                                         .release = vst3_host_uncounted,
                                         .add = add_point};
  static vst3_queue queue = {&table};
  (void)self;
  CHECK(index != NULL && *parameter != id_at(BYPASS));
  given_id = *parameter;
  return &queue;
}
static const vst3_changes_table given_table = {.query = vst3_host_no_interface,
                                               .retain = vst3_host_uncounted,
                                               .release = vst3_host_uncounted,
                                               .add = add_queue};
static vst3_changes given = {&given_table};

static void process_with_program(void *processor, double normal) {
  static float silence[2][FRAMES], sound[2][FRAMES];
  float *from[] = {silence[0], silence[1]}, *to[] = {sound[0], sound[1]};
  vst3_buffers in = {.channels = 2, .samples_32 = from}, out = {.channels = 2, .samples_32 = to};
  vst3_block block = {.sample_size = VST3_SAMPLE_32,
                      .frames = FRAMES,
                      .input_count = 1,
                      .output_count = 1,
                      .inputs = &in,
                      .outputs = &out,
                      .changes_in = vst3_host_changes(),
                      .changes_out = &given};
  given_limit = -1;
  vst3_host_add_change(id_at(PROGRAM), 0, normal);
  CHECK(VST3_TABLE(vst3_processor_table, processor)->process(processor, &block) == VST3_OK);
  vst3_host_forget();
}

static void the_processor_takes_any_program_after_a_load_and_gives_its_values_to_the_host(void) {
  static const vst3_id processor_id = VST3_PROCESSOR_ID;
  void *processor = vst3_host_query(component, processor_id);
  const vst3_component_table *part = VST3_TABLE(vst3_component_table, component);
  vst3_setup setup = {VST3_REALTIME, VST3_SAMPLE_32, FRAMES, 48000};
  set(PROGRAM, 0);
  memory_stream full = saved();
  set(LIMIT, 0.5);
  memory_stream changed = saved();
  CHECK(VST3_TABLE(vst3_processor_table, processor)->setup(processor, &setup) == VST3_OK);
  CHECK(part->set_active(component, 1) == VST3_OK);
  load(changed);
  process_with_program(processor, 0);
  edits->set_component_state(controller, NULL);
  CHECK(limit_db() == FULL_DB);
  vst3_host_add_change(id_at(BYPASS), 0, 1);
  process_with_program(processor, NATURAL);
  CHECK(given_limit * FULL_DB == NATURAL_DB);
  edits->set_component_state(controller, NULL);
  CHECK(edits->get_value(controller, id_at(BYPASS)) == 1);
  process_with_program(processor, NATURAL);
  CHECK(given_limit < 0);
  load(full);
  process_with_program(processor, NATURAL);
  edits->set_component_state(controller, NULL);
  CHECK(limit_db() == NATURAL_DB);
  CHECK(part->set_active(component, 0) == VST3_OK);
  vst3_host_release(processor);
}

int main(int count, char **arguments) {
  static const vst3_id component_id = VST3_COMPONENT_ID, controller_id = VST3_CONTROLLER_ID;
  CHECK(count == 2);
  void *library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
  CHECK(library != NULL);
  vst3_factory *(*enter)(void) = NULL;
  *(void **)&enter = dlsym(library, "GetPluginFactory");
  CHECK(enter != NULL);
  vst3_factory *factory = enter();
  vst3_class info;
  CHECK(factory->table->get_class(factory, 0, &info) == VST3_OK);
  CHECK(factory->table->create(factory, info.id, component_id, &component) == VST3_OK);
  CHECK(VST3_TABLE(vst3_component_table, component)->initialize(component, NULL) == VST3_OK);
  controller = vst3_host_query(component, controller_id);
  edits = VST3_TABLE(vst3_controller_table, controller);
  CHECK(edits->set_handler(controller, &handler) == VST3_OK);
  a_program_is_told_by_the_window_s_next_call_not_within_the_one_that_chose_it();
  a_loaded_state_is_on_the_program_whose_values_it_has();
  after_a_state_that_is_no_program_s_any_can_be_chosen();
  whether_it_is_bypassed_is_no_program_s();
  the_processor_takes_any_program_after_a_load_and_gives_its_values_to_the_host();
  vst3_host_release(controller);
  CHECK(VST3_TABLE(vst3_component_table, component)->terminate(component) == VST3_OK);
  CHECK(vst3_host_release(component) == 0 && vst3_host_release(factory) == 0);
  dlclose(library);
  return 0;
}
