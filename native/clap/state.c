#include <stdlib.h>

#include "clap_plugin.h"

#define MOST_BYTES (1u << 20)

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
  const nj_instance *instance = nj_clap_of(plugin)->instance;
  size_t size = nj_save(instance, NULL, 0);
  char *bytes = malloc(size);
  if (!bytes) {
    return false;
  }
  /* A value may become longer in between, as text: then there is no room, and the host may try again. */
  bool fits = nj_save(instance, bytes, size) == size;
  bool written = fits && write_all(stream, bytes, size);
  free(bytes);
  return written;
}

/* All that the stream has; NULL if it fails or goes on for too long. */
static char *read_all(const clap_istream *stream, size_t *size) {
  char *bytes = malloc(MOST_BYTES);
  *size = 0;
  while (bytes) {
    int64_t count = stream->read(stream, bytes + *size, MOST_BYTES - *size);
    if (count == 0) {
      return bytes;
    }
    if (count < 0 || (uint64_t)count >= MOST_BYTES - *size) {
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
