#include <stdlib.h>

#include "clap_plugin.h"

static bool write_all(const clap_ostream *stream, const char *bytes, size_t size) {
  while (size > 0) {
    int64_t count = stream->write(stream, bytes, size);
    if (count <= 0 || (uint64_t)count > size) {
      return false;
    }
    bytes += count;
    size -= (size_t)count;
  }
  return true;
}

static bool save(const clap_plugin *plugin, const clap_ostream *stream) {
  size_t size = 0;
  char *bytes = nj_save(nj_clap_of(plugin)->instance, &size);
  bool written = bytes && write_all(stream, bytes, size);
  free(bytes);
  return written;
}

/* All that the stream has; NULL if it fails or goes on for too long. */
static char *read_all(const clap_istream *stream, size_t *size) {
  char *bytes = malloc(NJ_MOST_STATE_BYTES);
  *size = 0;
  while (bytes) {
    int64_t count = stream->read(stream, bytes + *size, NJ_MOST_STATE_BYTES - *size);
    if (count == 0) {
      return bytes;
    }
    if (count < 0 || (uint64_t)count >= NJ_MOST_STATE_BYTES - *size) {
      free(bytes);
      return NULL;
    }
    *size += (size_t)count;
  }
  return NULL;
}

static bool load(const clap_plugin *plugin, const clap_istream *stream) {
  size_t size = 0;
  char *bytes = read_all(stream, &size);
  bool loaded = bytes && nj_load(nj_clap_of(plugin)->instance, bytes, size);
  free(bytes);
  if (loaded) {
    nj_clap_values_changed(nj_clap_of(plugin));
  }
  return loaded;
}

const clap_plugin_state nj_clap_state = {save, load};
