#include "window.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
  const char *name;
  const char *answer; /* to a window that is to be shown */
} scripts[] = {
    {"silent", ""},
    {"open", "window opened\n"},
    {"edit", "window opened\nwindow begin 0\nwindow value 0 42.5\nwindow value 0 43.5\nwindow end 0\n"},
    {"hold", "window opened\nwindow begin 1\nwindow value 1 250\n"},
    {"program", "window opened\nwindow program 2\n"},
    {"refuse", "window refused There is no display.\n"},
    {"close", "window opened\nwindow begin 0\nwindow value 0 12\nwindow closed\n"},
    {"garbage", "window\nwindow \nwindow begin\nwindow begin \nwindow begin -1\nwindow begin 64\n"
                "window begin 4294967296\nwindow begin 0 \nwindow end 99999999999999999999\nwindow value 0\n"
                "window value 0 \nwindow value 0 nan\nwindow value 0 1e999\nwindow value 0 12x\n"
                "window value 0 12 13\nwindow value 4 0\nwindow value  0 1\nwindow program 4\n"
                "window program -1\nwindow program 1e0\nwindow begin end 0\nwindow no such thing\n"
                "nothing at all\nwindow opened\n"},
};

static void keep(const char *line) {
  FILE *file = fopen("window.txt", "a");
  if (file) {
    fprintf(file, "%s\n", line);
    fclose(file);
  }
}

const char *window_answer(const settings *options, const char *line) {
  keep(line);
  if (strncmp(line, "window show ", 12) != 0) {
    return "";
  }
  const char *wanted = options->window ? options->window : getenv("NIGHTJAR_TEST_WINDOW");
  wanted = wanted ? wanted : "open";
  for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
    if (strcmp(scripts[i].name, wanted) == 0) {
      return scripts[i].answer;
    }
  }
  fprintf(stderr, "No window is called '%s'.\n", wanted);
  exit(2);
}
