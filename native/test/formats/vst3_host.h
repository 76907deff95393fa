/* What a VST3 host hands to a plug-in: a stream in memory, changes of parameters, events. */
#ifndef NJ_TEST_VST3_HOST_H
#define NJ_TEST_VST3_HOST_H

#include "vst3_edit.h"

#define VST3_TABLE(type, object) (((const struct { const type *table; } *)(object))->table)

/* A plug-in of the binary at path, initialized; ended by vst3_host_close. */
void *vst3_host_open(const char *path, int32_t plugin);
void vst3_host_close(void *component);

void *vst3_host_query(void *object, const vst3_id id);
uint32_t vst3_host_release(void *object); /* NULL is nothing */
vst3_result VST3_CALL vst3_host_no_interface(void *self, const uint8_t *id, void **object);
uint32_t VST3_CALL vst3_host_uncounted(void *self);

typedef struct memory_stream {
  const vst3_stream_table *table;
  char bytes[4096];
  int32_t size, at;
} memory_stream;
#define VST3_STREAM(stream) ((vst3_stream *)(void *)&(stream))
memory_stream vst3_host_stream(const char *bytes, size_t size);

/* Of the next block, each parameter's sorted by offset. */
void vst3_host_add_change(uint32_t id, int32_t offset, double normal);
void vst3_host_add_event(vst3_event event);
vst3_changes *vst3_host_changes(void);
vst3_event_list *vst3_host_events(void);
void vst3_host_forget(void);

#endif
