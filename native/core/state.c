/*
 * A state is text: a first line with the version, the plug-in's id, a line a parameter, "end". Steps are
 * named, not numbered, so that a later version that has more of them finds the same one. What a plug-in keeps
 * besides stands before the end, as many lines of "data: BASE64" as it takes; one with nothing after it if
 * it keeps nothing, and none if nothing is known of it. No parameter's key holds a colon.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base64.h"
#include "instance.h"
#include "number.h"
#include "text.h"

#define HEADING "nightjar-state "
#define DATA "data: "
#define MOST_BYTES_OF_VALUES 65536u
#define LINE_DATA_BYTES 360u /* so that no line is too long to be read */

typedef struct text_buffer {
  char *bytes; /* NULL: memory was out */
  size_t capacity;
  size_t size;
} text_buffer;

static void append(text_buffer *buffer, const char *text) {
  size_t length = strlen(text);
  if (buffer->bytes && buffer->size + length + 1 > buffer->capacity) {
    size_t capacity = 2 * buffer->capacity + length + 1;
    char *larger = realloc(buffer->bytes, capacity);
    if (!larger) {
      free(buffer->bytes);
    }
    buffer->bytes = larger;
    buffer->capacity = capacity;
  }
  if (buffer->bytes) {
    memcpy(buffer->bytes + buffer->size, text, length + 1);
    buffer->size += length;
  }
}

static void append_data(text_buffer *buffer, nj_instance *instance) {
  uint8_t *bytes = NULL;
  size_t size = 0;
  if (!instance->plugin->keeps_data || !nj_data_known(&instance->data, &bytes, &size)) {
    return;
  }
  size_t at = 0;
  do {
    char line[NJ_BASE64_LENGTH(LINE_DATA_BYTES) + 1] = "";
    size_t part = size - at < LINE_DATA_BYTES ? size - at : LINE_DATA_BYTES;
    if (bytes) {
      nj_base64_encode(bytes + at, part, line);
    }
    append(buffer, DATA);
    append(buffer, line);
    append(buffer, "\n");
    at += part;
  } while (at < size);
  if (!bytes) {
    /* Better no state than one that has lost something. */
    free(buffer->bytes);
    buffer->bytes = NULL;
  }
  free(bytes);
}

static void value_text(const nj_parameter *parameter, double value, char *text, size_t capacity) {
  if (!parameter->steps ||
      !nj_file_name_of(parameter->steps[(size_t)(value - parameter->minimum)], text, capacity)) {
    nj_number_to_text(value, -1, text, capacity);
  }
}

char *nj_save(nj_instance *instance, size_t *size) {
  text_buffer buffer = {malloc(1024), 1024, 0};
  nj_data_ask(instance);
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
  append_data(&buffer, instance);
  append(&buffer, "end\n");
  *size = buffer.size;
  return buffer.bytes;
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
      nj_plain_value(parameter, space + 1, &values[i]);
    }
  }
}

/* What a state says. */
typedef struct contents {
  double values[NJ_MAX_PARAMETERS];
  uint8_t *data; /* NULL if it says nothing of it */
  size_t data_size;
} contents;

/* One more line of data. False if it makes no sense, or is too much. */
static bool read_data(contents *said, const char *text) {
  uint8_t part[512];
  size_t size = 0;
  if (!said->data) {
    said->data = malloc(NJ_MOST_DATA_BYTES);
  }
  if (!said->data || !nj_base64_decode(text, part, &size) || size > NJ_MOST_DATA_BYTES - said->data_size) {
    return false;
  }
  memcpy(said->data + said->data_size, part, size);
  said->data_size += size;
  return true;
}

static bool read_state(const nj_plugin *plugin, const void *bytes, size_t size, contents *said) {
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
    if (!begins(line, DATA)) {
      read_value(plugin, line, said->values);
    } else if (plugin->keeps_data && !read_data(said, line + strlen(DATA))) {
      return false;
    }
  }
  return ended;
}

bool nj_load(nj_instance *instance, const void *bytes, size_t size) {
  const nj_plugin *plugin = instance->plugin;
  if (!bytes || size > (plugin->keeps_data ? NJ_MOST_STATE_BYTES : MOST_BYTES_OF_VALUES)) {
    return false;
  }
  contents said = {.data = NULL};
  for (uint32_t i = 0; i < plugin->parameter_count; i++) {
    said.values[i] = plugin->parameters[i].initial;
  }
  if (!read_state(plugin, bytes, size, &said)) {
    free(said.data);
    return false;
  }
  for (uint32_t i = 0; i < plugin->parameter_count; i++) {
    nj_set(instance, i, said.values[i]);
  }
  if (said.data) {
    nj_data_load(instance, said.data, said.data_size);
  }
  return true;
}
