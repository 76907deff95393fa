/*
 * A state is text: a first line with the version, the plug-in's id, a line a parameter, "end". Steps are
 * named, not numbered, so that a later version that has more of them finds the same one.
 */
#include <stdio.h>
#include <string.h>

#include "instance.h"
#include "number.h"
#include "text.h"

#define HEADING "nightjar-state "
#define MAX_STATE_BYTES 65536u

typedef struct text_buffer {
  char *bytes;
  size_t capacity;
  size_t size; /* what it takes, even if there is no room */
} text_buffer;

static void append(text_buffer *buffer, const char *text) {
  size_t length = strlen(text);
  if (buffer->bytes && buffer->size + length <= buffer->capacity) {
    memcpy(buffer->bytes + buffer->size, text, length);
  }
  buffer->size += length;
}

static void value_text(const nj_parameter *parameter, double value, char *text, size_t capacity) {
  if (!parameter->steps ||
      !nj_file_name_of(parameter->steps[(size_t)(value - parameter->minimum)], text, capacity)) {
    nj_number_to_text(value, -1, text, capacity);
  }
}

size_t nj_save(const nj_instance *instance, void *bytes, size_t capacity) {
  text_buffer buffer = {bytes, capacity, 0};
  append(&buffer, HEADING "1\nplugin ");
  append(&buffer, instance->plugin->id);
  append(&buffer, "\n");
  for (uint32_t i = 0; i < instance->plugin->parameter_count; i++) {
    const nj_parameter *parameter = &instance->plugin->parameters[i];
    char text[256];
    value_text(parameter, nj_get(instance, i), text, sizeof text);
    append(&buffer, parameter->key);
    append(&buffer, " ");
    append(&buffer, text);
    append(&buffer, "\n");
  }
  append(&buffer, "end\n");
  return buffer.size;
}

/* The next line without its end; NULL when there is none. */
static const char *next_line(const char **at, const char *end, char *line, size_t capacity) {
  if (*at >= end) {
    return NULL;
  }
  const char *stop = memchr(*at, '\n', (size_t)(end - *at));
  size_t length = (size_t)((stop ? stop : end) - *at);
  bool fits = length < capacity && !memchr(*at, '\0', length);
  memcpy(line, *at, fits ? length : 0);
  line[fits ? length : 0] = '\0';
  *at = stop ? stop + 1 : end;
  return line;
}

static bool begins(const char *line, const char *with) {
  return strncmp(line, with, strlen(with)) == 0;
}

static void read_value(const nj_plugin *plugin, const char *line, double *values) {
  const char *space = strchr(line, ' ');
  if (!space) {
    return;
  }
  for (uint32_t i = 0; i < plugin->parameter_count; i++) {
    const nj_parameter *parameter = &plugin->parameters[i];
    if (strlen(parameter->key) == (size_t)(space - line) && begins(line, parameter->key)) {
      nj_text_to_value(parameter, space + 1, &values[i]);
    }
  }
}

bool nj_load(nj_instance *instance, const void *bytes, size_t size) {
  const nj_plugin *plugin = instance->plugin;
  if (!bytes || size > MAX_STATE_BYTES) {
    return false;
  }
  double values[NJ_MAX_PARAMETERS];
  for (uint32_t i = 0; i < plugin->parameter_count; i++) {
    values[i] = plugin->parameters[i].initial;
  }
  const char *at = bytes;
  const char *end = at + size;
  char line[512];
  if (!next_line(&at, end, line, sizeof line) || !begins(line, HEADING)) {
    return false;
  }
  if (!next_line(&at, end, line, sizeof line) || !begins(line, "plugin ") ||
      strcmp(line + 7, plugin->id) != 0) {
    return false;
  }
  bool ended = false;
  while (!ended && next_line(&at, end, line, sizeof line)) {
    ended = strcmp(line, "end") == 0;
    read_value(plugin, line, values);
  }
  if (!ended) {
    return false;
  }
  for (uint32_t i = 0; i < plugin->parameter_count; i++) {
    nj_set(instance, i, values[i]);
  }
  return true;
}
