#include "vst3_host.h"

#include <dlfcn.h>
#include <string.h>

#include "check.h"

#define MOST 16

vst3_result VST3_CALL vst3_host_no_interface(void *self, const uint8_t *id, void **object) {
  (void)self, (void)id;
  *object = NULL;
  return VST3_NO_INTERFACE;
}
uint32_t VST3_CALL vst3_host_uncounted(void *self) {
  (void)self;
  return 1;
}
#define UNCOUNTED                                                                                            \
  .query = vst3_host_no_interface, .retain = vst3_host_uncounted, .release = vst3_host_uncounted

void *vst3_host_query(void *object, const vst3_id id) {
  void *found = NULL;
  return VST3_TABLE(vst3_unknown_table, object)->query(object, id, &found) == VST3_OK ? found : NULL;
}

uint32_t vst3_host_release(void *object) {
  return object ? VST3_TABLE(vst3_unknown_table, object)->release(object) : 0;
}

void *vst3_host_open(const char *path, int32_t plugin) {
  static const vst3_id component_id = VST3_COMPONENT_ID;
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  CHECK(library != NULL);
  vst3_factory *(*enter)(void) = NULL;
  *(void **)&enter = dlsym(library, "GetPluginFactory");
  CHECK(enter != NULL);
  vst3_factory *factory = enter();
  vst3_class info;
  void *component = NULL;
  CHECK(factory->table->get_class(factory, plugin, &info) == VST3_OK);
  CHECK(factory->table->create(factory, info.id, component_id, &component) == VST3_OK);
  CHECK(VST3_TABLE(vst3_component_table, component)->initialize(component, NULL) == VST3_OK);
  vst3_host_release(factory);
  return component;
}

void vst3_host_close(void *component) {
  CHECK(VST3_TABLE(vst3_component_table, component)->terminate(component) == VST3_OK);
  CHECK(vst3_host_release(component) == 0);
}

static vst3_result VST3_CALL read_bytes(void *self, void *bytes, int32_t size, int32_t *done) {
  memory_stream *stream = self;
  int32_t left = stream->size - stream->at;
  *done = size < left ? size : left;
  memcpy(bytes, stream->bytes + stream->at, (size_t)*done);
  stream->at += *done;
  return VST3_OK;
}
static vst3_result VST3_CALL write_bytes(void *self, const void *bytes, int32_t size, int32_t *done) {
  memory_stream *stream = self;
  CHECK(stream->size + size <= (int32_t)sizeof stream->bytes);
  memcpy(stream->bytes + stream->size, bytes, (size_t)size);
  stream->size += size;
  *done = size;
  return VST3_OK;
}

memory_stream vst3_host_stream(const char *bytes, size_t size) {
  static const vst3_stream_table table = {UNCOUNTED, .read = read_bytes, .write = write_bytes};
  memory_stream stream = {.table = &table, .size = (int32_t)size};
  CHECK(size <= sizeof stream.bytes);
  if (bytes) {
    memcpy(stream.bytes, bytes, size);
  }
  return stream;
}

typedef struct change_queue {
  const vst3_queue_table *table;
  uint32_t id;
  int32_t count;
  int32_t offsets[MOST];
  double values[MOST];
} change_queue;
static change_queue queues[MOST];
static int32_t queue_count;
static vst3_event events[MOST];
static int32_t event_count;

static uint32_t VST3_CALL queue_id(void *self) {
  return ((change_queue *)self)->id;
}
static int32_t VST3_CALL point_count(void *self) {
  return ((change_queue *)self)->count;
}
static vst3_result VST3_CALL point(void *self, int32_t index, int32_t *offset, double *value) {
  change_queue *queue = self;
  CHECK(index >= 0 && index < queue->count);
  *offset = queue->offsets[index];
  *value = queue->values[index];
  return VST3_OK;
}
static int32_t VST3_CALL count_queues(void *self) {
  (void)self;
  return queue_count;
}
static vst3_queue *VST3_CALL queue_at(void *self, int32_t index) {
  (void)self;
  CHECK(index >= 0 && index < queue_count);
  return (vst3_queue *)(void *)&queues[index];
}
static int32_t VST3_CALL count_events(void *self) {
  (void)self;
  return event_count;
}
static vst3_result VST3_CALL event_at(void *self, int32_t index, vst3_event *event) {
  (void)self;
  CHECK(index >= 0 && index < event_count);
  *event = events[index];
  return VST3_OK;
}

void vst3_host_add_change(uint32_t id, int32_t offset, double normal) {
  static const vst3_queue_table table = {
      UNCOUNTED, .parameter = queue_id, .count = point_count, .get = point};
  int32_t at = 0;
  while (at < queue_count && queues[at].id != id) {
    at++;
  }
  CHECK(at < MOST);
  if (at == queue_count) {
    queues[queue_count++] = (change_queue){.table = &table, .id = id};
  }
  change_queue *queue = &queues[at];
  CHECK(queue->count < MOST);
  queue->offsets[queue->count] = offset;
  queue->values[queue->count++] = normal;
}

void vst3_host_add_event(vst3_event event) {
  CHECK(event_count < MOST);
  events[event_count++] = event;
}

vst3_changes *vst3_host_changes(void) {
  static const vst3_changes_table table = {UNCOUNTED, .count = count_queues, .get = queue_at};
  static vst3_changes changes = {&table};
  return &changes;
}

vst3_event_list *vst3_host_events(void) {
  static const vst3_event_list_table table = {UNCOUNTED, .count = count_events, .get = event_at};
  static vst3_event_list list = {&table};
  return &list;
}

void vst3_host_forget(void) {
  queue_count = 0;
  event_count = 0;
}
