/* The core's text in a host's stream. [main] */
#include <stdlib.h>

#include "vst3_plugin.h"

vst3_result nj_vst3_save(nj_vst3 *self, vst3_stream *stream) {
  if (stream == NULL) {
    return VST3_INVALID;
  }
  size_t size = 0;
  char *bytes = nj_save(self->instance, &size);
  if (bytes == NULL) {
    return VST3_NO_MEMORY;
  }
  size_t done = 0;
  while (done < size) {
    int32_t written = 0;
    vst3_result result = stream->table->write(stream, bytes + done, (int32_t)(size - done), &written);
    if (result != VST3_OK || written <= 0) {
      break;
    }
    done += (size_t)written;
  }
  free(bytes);
  return done == size ? VST3_OK : VST3_ERROR;
}

/* Some hosts fill less than they are asked for, and say the end by none at all or by a failure. */
static size_t read_all(vst3_stream *stream, char *bytes) {
  size_t size = 0;
  while (size < NJ_MOST_STATE_BYTES) {
    int32_t count = 0;
    const int32_t left = (int32_t)(NJ_MOST_STATE_BYTES - size);
    vst3_result result = stream->table->read(stream, bytes + size, left, &count);
    if (result != VST3_OK || count <= 0) {
      break;
    }
    size += (size_t)count;
  }
  return size;
}

vst3_result nj_vst3_load(nj_vst3 *self, vst3_stream *stream) {
  if (stream == NULL) {
    return VST3_INVALID;
  }
  char *bytes = malloc(NJ_MOST_STATE_BYTES);
  if (bytes == NULL) {
    return VST3_NO_MEMORY;
  }
  bool loaded = nj_load(self->instance, bytes, read_all(stream, bytes));
  free(bytes);
  if (loaded) {
    nj_vst3_show_all(self);
    nj_vst3_find_program(self);
  }
  return loaded ? VST3_OK : VST3_FALSE;
}
