#include "kept.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base64.h"

#define LINE_BYTES 3000u

static void say(int handle, const char *text) {
  (void)!send(handle, text, strlen(text), MSG_NOSIGNAL);
}

static bool does(const test_sound *sound, const char *what) {
  return strcmp(sound->settings->data, what) == 0;
}

static void loaded_if_whole(test_sound *sound, kept_data *data, int handle) {
  if (data->size != data->expected) {
    return;
  }
  char line[128];
  if (does(sound, "refuse")) {
    data->size = 0;
    snprintf(line, sizeof line, "data unloaded %u It is not to my taste.\n", data->turn);
  } else {
    atomic_store(&sound->data_share, data->size ? data->bytes[0] : 100);
    snprintf(line, sizeof line, "data loaded %u\n", data->turn);
  }
  say(handle, line);
}

static void save(const test_sound *sound, kept_data *data, int handle, unsigned turn) {
  char line[NJ_BASE64_LENGTH(LINE_BYTES) + 64];
  if (does(sound, "refuse")) {
    snprintf(line, sizeof line, "data unsaved %u I have lost it.\n", turn);
    say(handle, line);
    return;
  }
  if (does(sound, "garbage")) {
    snprintf(line, sizeof line,
             "data\ndata \ndata saved\ndata saved 1\ndata saved %u 99999999999\ndata more QUJD\n"
             "data saved %u 3\ndata more QUI=\ndata more QUJD\ndata no such thing\n",
             turn, turn);
    say(handle, line);
    return;
  }
  if (data->size < sizeof data->bytes) {
    data->bytes[data->size++] = '!';
  }
  snprintf(line, sizeof line, "data saved %u %zu\n", turn, data->size);
  say(handle, line);
  for (size_t at = 0; at < data->size; at += LINE_BYTES) {
    size_t part = data->size - at < LINE_BYTES ? data->size - at : LINE_BYTES;
    strcpy(line, "data more ");
    nj_base64_encode(data->bytes + at, part, line + strlen(line));
    strcat(line, "\n");
    say(handle, line);
  }
}

void kept_answer(test_sound *sound, kept_data *data, int handle, const char *line) {
  unsigned turn = 0;
  uint8_t part[LINE_BYTES + 96];
  size_t size = 0;
  if (does(sound, "silent")) {
    return;
  }
  if (sscanf(line, "data save %u", &turn) == 1) {
    save(sound, data, handle, turn);
  } else if (sscanf(line, "data load %u %zu", &data->turn, &data->expected) == 2) {
    data->size = 0;
    loaded_if_whole(sound, data, handle);
  } else if (strncmp(line, "data more ", 10) == 0 && nj_base64_decode(line + 10, part, &size) &&
             data->size + size <= data->expected && data->expected <= sizeof data->bytes) {
    memcpy(data->bytes + data->size, part, size);
    data->size += size;
    loaded_if_whole(sound, data, handle);
  } else {
    fprintf(stderr, "Makes no sense: %.80s\n", line);
    exit(1);
  }
}
