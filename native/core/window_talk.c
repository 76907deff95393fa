#include "window_talk.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "instance.h"
#include "keeper_inside.h"
#include "line.h"
#include "number.h"

#define NUMBER_BYTES 32u

/* Lines on their way, so that many go at once. */
typedef struct outgoing {
  nj_socket socket;
  bool well;
  size_t used;
  char bytes[2 * NJ_LINE_BYTES];
} outgoing;

static void dispatch(outgoing *lines) {
  lines->well = lines->well && nj_socket_send(lines->socket, lines->bytes, lines->used);
  lines->used = 0;
}

#ifdef __GNUC__
__attribute__((format(printf, 2, 3)))
#endif
/* A line that would be too long is left out. */
static void say(outgoing *lines, const char *format, ...) {
  if (sizeof lines->bytes - lines->used < NJ_LINE_BYTES) {
    dispatch(lines);
  }
  va_list words;
  va_start(words, format);
  int length = vsnprintf(lines->bytes + lines->used, NJ_LINE_BYTES, format, words);
  va_end(words);
  if (length > 0 && (size_t)length < NJ_LINE_BYTES) {
    lines->used += (size_t)length;
  }
}

static const char *text_of(double value, char text[NUMBER_BYTES]) {
  return nj_number_to_text(value, -1, text, NUMBER_BYTES) ? text : "0";
}

static void say_value(outgoing *lines, nj_window_talk *talk, uint32_t parameter, double value) {
  char text[NUMBER_BYTES];
  talk->told[parameter] = value;
  say(lines, "window value %u %s\n", parameter, text_of(value, text));
}

static void describe(outgoing *lines, const nj_plugin *plugin, const nj_environment *environment) {
  const char *display = nj_environment_get(environment, "DISPLAY");
  say(lines, "window plugin %s\n", plugin->name);
  say(lines, "window display %s\n", display ? display : "");
  for (uint32_t i = 0; i < plugin->parameter_count; i++) {
    const nj_parameter *parameter = &plugin->parameters[i];
    char minimum[NUMBER_BYTES];
    char maximum[NUMBER_BYTES];
    char initial[NUMBER_BYTES];
    say(lines, "window parameter %u %s %s %s %s|%s\n", parameter->flags, text_of(parameter->minimum, minimum),
        text_of(parameter->maximum, maximum), text_of(parameter->initial, initial), parameter->unit,
        parameter->name);
    uint32_t steps = parameter->steps ? (uint32_t)(parameter->maximum - parameter->minimum) + 1 : 0;
    for (uint32_t step = 0; step < steps; step++) {
      say(lines, "window step %s\n", parameter->steps[step]);
    }
  }
  for (uint32_t i = 0; i < plugin->program_count; i++) {
    say(lines, "window program %s\n", plugin->programs[i].name);
  }
}

bool nj_window_attend(nj_keeper *keeper, nj_window_talk *talk, nj_socket socket) {
  nj_instance *instance = keeper->instance;
  const nj_plugin *plugin = instance->plugin;
  outgoing lines = {.socket = socket, .well = true};
  char title[NJ_TITLE_BYTES];
  bool wanted = false;
  uint32_t turn = nj_window_turn(&instance->window, &wanted, title);
  bool begins = turn != talk->turn && wanted;
  talk->turn = turn;
  if (begins) {
    describe(&lines, plugin, &keeper->environment);
  } else if (!wanted && talk->asked) {
    say(&lines, "window hide\n");
    nj_edits_release(instance);
  }
  talk->asked = wanted;
  for (uint32_t i = 0; talk->asked && i < plugin->parameter_count; i++) {
    double value = nj_get(instance, i);
    if (begins || value != talk->told[i]) {
      say_value(&lines, talk, i, value);
    }
  }
  if (begins) {
    say(&lines, "window show %s\n", title);
  }
  if (lines.used > 0) {
    dispatch(&lines);
  }
  return lines.well;
}

/* What follows the word and a whole number below count; NULL if the line is not like that. */
static const char *after_number(const char *line, const char *word, uint32_t count, uint32_t *number) {
  size_t length = strlen(word);
  if (strncmp(line, word, length) != 0 || line[length] < '0' || line[length] > '9') {
    return NULL;
  }
  char *end = NULL;
  unsigned long value = strtoul(line + length, &end, 10);
  *number = (uint32_t)value;
  return value < count ? end : NULL;
}

static bool ends(const char *text) {
  return text && !*text;
}

static void closed(nj_keeper *keeper, nj_window_talk *talk) {
  nj_instance *instance = keeper->instance;
  talk->asked = false;
  nj_edits_release(instance);
  if (nj_window_gone(&instance->window, talk->turn) && instance->listener.window_closed) {
    instance->listener.window_closed(instance->listener.context);
  }
}

static void take_value(nj_instance *instance, nj_window_talk *talk, const char *line) {
  uint32_t parameter = 0;
  const char *text = after_number(line, "value ", instance->plugin->parameter_count, &parameter);
  double value = 0;
  const char *end = NULL;
  if (text && *text == ' ' && nj_number_from_text(text + 1, &value, &end) && ends(end)) {
    nj_edit_value(instance, parameter, value);
    /* The window is not to hear its own value again, unless it was out of bounds. */
    talk->told[parameter] = value;
  }
}

void nj_window_heed(nj_keeper *keeper, nj_window_talk *talk, const char *line) {
  static const char refused[] = "refused ";
  nj_instance *instance = keeper->instance;
  const uint32_t parameters = instance->plugin->parameter_count;
  uint32_t number = 0;
  if (!talk->asked) {
    return;
  }
  if (strcmp(line, "opened") == 0) {
    nj_window_opened(&instance->window, talk->turn);
  } else if (strcmp(line, "closed") == 0) {
    closed(keeper, talk);
  } else if (strncmp(line, refused, strlen(refused)) == 0) {
    nj_keeper_tell(keeper, line + strlen(refused));
    closed(keeper, talk);
  } else if (ends(after_number(line, "begin ", parameters, &number))) {
    nj_edit_begin(instance, number);
  } else if (ends(after_number(line, "end ", parameters, &number))) {
    nj_edit_end(instance, number);
  } else if (ends(after_number(line, "program ", instance->plugin->program_count, &number))) {
    nj_edit_program(instance, number);
  } else {
    take_value(instance, talk, line);
  }
}
