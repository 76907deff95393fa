#include "data_talk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base64.h"
#include "instance.h"
#include "keeper_inside.h"
#include "line.h"

/* Of a line: as many as fit as text. */
#define LINE_DATA_BYTES 3000u
#define MORE "data more "

static bool say_data(nj_socket socket, uint32_t turn, const uint8_t *bytes, size_t size) {
  char line[sizeof MORE + NJ_BASE64_LENGTH(LINE_DATA_BYTES) + 2];
  int length = snprintf(line, sizeof line, "data load %u %zu\n", turn, size);
  bool well = nj_socket_send(socket, line, (size_t)length);
  for (size_t at = 0; well && at < size; at += LINE_DATA_BYTES) {
    size_t part = size - at < LINE_DATA_BYTES ? size - at : LINE_DATA_BYTES;
    memcpy(line, MORE, strlen(MORE));
    nj_base64_encode(bytes + at, part, line + strlen(MORE));
    strcat(line, "\n");
    well = nj_socket_send(socket, line, strlen(line));
  }
  return well;
}

static bool say_load(nj_keeper *keeper, nj_data_talk *talk, nj_socket socket, uint32_t turn) {
  uint8_t *bytes = NULL;
  size_t size = 0;
  talk->load_told = turn;
  bool known = nj_data_known(&keeper->instance->data, &bytes, &size);
  bool well = !known || !bytes || say_data(socket, turn, bytes, size);
  free(bytes);
  return well;
}

bool nj_data_introduce(nj_keeper *keeper, nj_data_talk *talk, nj_socket socket) {
  uint32_t load = 0;
  if (!keeper->instance->plugin->keeps_data) {
    return true;
  }
  nj_data_turns(&keeper->instance->data, &load, &talk->save_told);
  return say_load(keeper, talk, socket, load);
}

bool nj_data_attend(nj_keeper *keeper, nj_data_talk *talk, nj_socket socket) {
  uint32_t load = 0;
  uint32_t save = 0;
  nj_data_turns(&keeper->instance->data, &load, &save);
  bool well = load == talk->load_told || say_load(keeper, talk, socket, load);
  if (well && save != talk->save_told) {
    char line[32];
    int length = snprintf(line, sizeof line, "data save %u\n", save);
    talk->save_told = save;
    well = nj_socket_send(socket, line, (size_t)length);
  }
  return well;
}

/* A number of digits alone, and what follows it and a space; NULL if the text is not like that. */
static const char *after_number(const char *text, uint32_t *number) {
  size_t digits = strspn(text, "0123456789");
  if (digits == 0 || digits > 10 || (text[digits] && text[digits] != ' ')) {
    return NULL;
  }
  unsigned long long value = strtoull(text, NULL, 10);
  *number = (uint32_t)value;
  return value > UINT32_MAX ? NULL : text + digits + (text[digits] == ' ');
}

static void forget(nj_data_talk *talk) {
  free(talk->bytes);
  talk->bytes = NULL;
  talk->size = 0;
}

static void hand_over_if_whole(nj_keeper *keeper, nj_data_talk *talk) {
  if (talk->size == talk->announced) {
    uint8_t *bytes = talk->bytes;
    talk->bytes = NULL;
    nj_data_saved(&keeper->instance->data, talk->turn, bytes, talk->size);
  }
}

static void begin(nj_keeper *keeper, nj_data_talk *talk, const char *text) {
  uint32_t turn = 0;
  uint32_t size = 0;
  const char *rest = after_number(text, &turn);
  const char *end = rest ? after_number(rest, &size) : NULL;
  forget(talk);
  if (!end || *end || size > NJ_MOST_DATA_BYTES) {
    return;
  }
  talk->bytes = malloc(size + 1);
  talk->announced = size;
  talk->turn = turn;
  if (talk->bytes) {
    hand_over_if_whole(keeper, talk);
  }
}

static void go_on(nj_keeper *keeper, nj_data_talk *talk, const char *text) {
  uint8_t part[NJ_LINE_BYTES];
  size_t size = 0;
  if (!talk->bytes) {
    return;
  }
  if (!nj_base64_decode(text, part, &size) || size == 0 || size > talk->announced - talk->size) {
    forget(talk);
    nj_data_answered(&keeper->instance->data, talk->turn);
    return;
  }
  memcpy(talk->bytes + talk->size, part, size);
  talk->size += size;
  hand_over_if_whole(keeper, talk);
}

static const char *after(const char *line, const char *word) {
  return strncmp(line, word, strlen(word)) == 0 ? line + strlen(word) : NULL;
}

/* "TURN", or "TURN TEXT" for the user. */
static void take_answer(nj_keeper *keeper, const char *text) {
  uint32_t turn = 0;
  const char *said = after_number(text, &turn);
  if (said && *said) {
    nj_keeper_tell(keeper, said);
  }
  if (said) {
    nj_data_answered(&keeper->instance->data, turn);
  }
}

void nj_data_heed(nj_keeper *keeper, nj_data_talk *talk, const char *line) {
  const char *rest = NULL;
  if (!keeper->instance->plugin->keeps_data) {
    return;
  }
  if ((rest = after(line, "more ")) != NULL) {
    go_on(keeper, talk, rest);
  } else if ((rest = after(line, "saved ")) != NULL) {
    begin(keeper, talk, rest);
  } else if ((rest = after(line, "loaded ")) != NULL || (rest = after(line, "unloaded ")) != NULL ||
             (rest = after(line, "unsaved ")) != NULL) {
    take_answer(keeper, rest);
  }
}

void nj_data_leave(nj_keeper *keeper, nj_data_talk *talk) {
  forget(talk);
  nj_data_abandon(&keeper->instance->data);
}
