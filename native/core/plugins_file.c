#include "plugins_file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "number.h"
#include "table.h"
#include "text.h"

#define MOST_FIELDS 16
#define MOST_STEPS 1024
#define MOST_PROGRAMS 1024

/* A plug-in while its lines come in. */
typedef struct plugin_draft {
  nj_listed *listed;
  nj_parameter *parameters; /* NJ_MAX_PARAMETERS */
  nj_program *programs;     /* MOST_PROGRAMS */
  nj_parameter *last;       /* NULL if there is none, or its line made no sense */
} plugin_draft;

/* Cuts text at each separator; gives the number of parts, at most so many. */
static uint32_t split(char *text, char separator, char **parts, uint32_t most) {
  uint32_t count = 0;
  while (text && count < most) {
    parts[count++] = text;
    text = strchr(text, separator);
    if (text) {
      *text++ = '\0';
    }
  }
  return count;
}

static bool whole_number(const char *text, double most, uint32_t *number) {
  double value = 0;
  const char *end = NULL;
  if (!nj_number_from_text(text, &value, &end) || *end || value < 0 || value > most ||
      value != floor(value)) {
    return false;
  }
  *number = (uint32_t)value;
  return true;
}

static bool is_name(const char *text, const char *allowed) {
  return text[0] && strlen(text) < 128 && strspn(text, allowed) == strlen(text);
}

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

static bool begin_plugin(plugin_draft *draft, char *text) {
  char *part[MOST_FIELDS];
  uint32_t ins = 0;
  uint32_t outs = 0;
  uint32_t latency = 0;
  if (split(text, '|', part, MOST_FIELDS) < 8 || !is_name(part[0], LOWER UPPER DIGITS ".-_") || !part[1][0] ||
      !whole_number(part[3], NJ_MAX_CHANNELS, &ins) || !whole_number(part[4], NJ_MAX_CHANNELS, &outs) ||
      outs == 0 || !whole_number(part[5], 10000000, &latency) || strlen(part[6]) != 4 ||
      !is_name(part[7], LOWER UPPER DIGITS ".-_ ")) {
    return false;
  }
  bool instrument = strcmp(part[2], "instrument") == 0;
  if (instrument != (ins == 0) || (!instrument && strcmp(part[2], "effect") != 0)) {
    return false;
  }
  size_t uri_size = sizeof NJ_HOME_PAGE "/plugins/" + strlen(part[0]);
  char *uri = malloc(uri_size);
  draft->parameters = calloc(NJ_MAX_PARAMETERS, sizeof *draft->parameters);
  draft->programs = calloc(MOST_PROGRAMS, sizeof *draft->programs);
  draft->last = NULL;
  if (!uri || !draft->parameters || !draft->programs) {
    return false;
  }
  snprintf(uri, uri_size, NJ_HOME_PAGE "/plugins/%s", part[0]);
  const unsigned char *code = (const unsigned char *)part[6];
  draft->listed->latency_frames = latency;
  draft->listed->plugin = (nj_plugin){
      .id = part[0],
      .uri = uri,
      .name = part[1],
      .description = "A Java plug-in in Nightjar",
      .file = part[7],
      .kind = NJ_JAVA_PLUGIN,
      .vst2_id = (uint32_t)code[0] << 24 | (uint32_t)code[1] << 16 | (uint32_t)code[2] << 8 | code[3],
      .input_channels = ins,
      .output_channels = outs,
      .mono_too = false,
      .parameters = draft->parameters,
      .programs = draft->programs,
  };
  nj_class_of(part[0], draft->listed->plugin.vst3_class);
  return true;
}

static bool steps_of(char *text, nj_parameter *parameter) {
  char *names[MOST_STEPS];
  uint32_t count = split(text, ';', names, MOST_STEPS);
  const char **steps = malloc(count * sizeof *steps);
  if (!steps || parameter->maximum - parameter->minimum + 1 != count) {
    free(steps);
    return false;
  }
  for (uint32_t i = 0; i < count; i++) {
    steps[i] = names[i];
  }
  parameter->flags |= NJ_STEPPED;
  parameter->steps = steps;
  return true;
}

static const char *first_characters(const char *name, size_t most) {
  char *text = calloc(1, most + 1);
  if (!text) {
    return "";
  }
  size_t length = strlen(name) < most ? strlen(name) : most;
  /* Not in the middle of a character of several bytes. */
  while (length > 0 && length < strlen(name) && ((unsigned char)name[length] & 0xc0) == 0x80) {
    length--;
  }
  memcpy(text, name, length);
  return text;
}

static void add_parameter(plugin_draft *draft, char *text) {
  nj_plugin *plugin = &draft->listed->plugin;
  char *part[MOST_FIELDS];
  double numbers[3];
  draft->last = NULL;
  uint32_t parts = split(text, '|', part, MOST_FIELDS);
  if (plugin->parameter_count == NJ_MAX_PARAMETERS || parts < 6 || !is_name(part[0], LOWER "_" DIGITS)) {
    return;
  }
  for (int i = 0; i < 3; i++) {
    if (!nj_number_from_text(part[3 + i], &numbers[i], NULL)) {
      return;
    }
  }
  nj_parameter parameter = {
      .key = part[0], .name = part[1], .unit = part[2], .minimum = numbers[0], .maximum = numbers[1]};
  if (!(parameter.minimum < parameter.maximum) ||
      (parts > 6 && part[6][0] && !steps_of(part[6], &parameter))) {
    return;
  }
  parameter.initial = nj_clamp(&parameter, numbers[2]);
  parameter.short_name = first_characters(parameter.name, 8);
  draft->last = &draft->parameters[plugin->parameter_count++];
  *draft->last = parameter;
}

/* "DECIMALS|UNIT|TEXT;TEXT…" of the last parameter, a text a place; none is the one before. */
static void add_texts(plugin_draft *draft, char *text) {
  char *part[3];
  char *shown[NJ_TEXT_PLACES + 1];
  double decimals = 0;
  nj_texts *texts = NULL;
  if (!draft->last || draft->last->steps || split(text, '|', part, 3) < 3 || strchr(part[2], '|') ||
      !nj_number_from_text(part[0], &decimals, NULL) || !(decimals >= -1 && decimals <= 9) ||
      split(part[2], ';', shown, NJ_TEXT_PLACES + 1) != NJ_TEXT_PLACES || !shown[0][0] ||
      (texts = calloc(1, sizeof *texts)) == NULL) {
    return;
  }
  texts->decimals = (int)decimals;
  texts->unit = part[1];
  for (uint32_t i = 0; i < NJ_TEXT_PLACES; i++) {
    const char *end = NULL;
    texts->shown[i] = shown[i][0] ? shown[i] : texts->shown[i - 1];
    bool number = nj_number_from_text(texts->shown[i], &texts->numbers[i], &end) && !*end;
    texts->numbers[i] = number && texts->decimals >= 0 ? texts->numbers[i] : (double)NAN;
  }
  draft->last->texts = texts;
}

static void add_program(plugin_draft *draft, char *text) {
  nj_plugin *plugin = &draft->listed->plugin;
  char *part[2];
  char *texts[NJ_MAX_PARAMETERS];
  if (plugin->program_count == MOST_PROGRAMS || split(text, '|', part, 2) < 2) {
    return;
  }
  uint32_t count = split(part[1], ';', texts, NJ_MAX_PARAMETERS);
  double *values = calloc(NJ_MAX_PARAMETERS, sizeof *values);
  if (!values) {
    return;
  }
  for (uint32_t i = 0; i < plugin->parameter_count; i++) {
    values[i] = plugin->parameters[i].initial;
    if (i < count && nj_number_from_text(texts[i], &values[i], NULL)) {
      values[i] = nj_clamp(&plugin->parameters[i], values[i]);
    }
  }
  draft->programs[plugin->program_count++] = (nj_program){part[0], values};
}

static char *after(char *line, const char *word) {
  return strncmp(line, word, strlen(word)) == 0 ? line + strlen(word) : NULL;
}

uint32_t nj_plugins_read(char *text, nj_listed *plugins, uint32_t capacity) {
  uint32_t count = 0;
  plugin_draft draft = {.listed = NULL};
  for (char *line = text; line && *line;) {
    char *next = strchr(line, '\n');
    if (next) {
      *next++ = '\0';
    }
    line[strcspn(line, "\r")] = '\0';
    char *rest = after(line, "plugin ");
    if (rest) {
      draft.listed = count < capacity ? &plugins[count] : NULL;
      if (draft.listed && begin_plugin(&draft, rest)) {
        count++;
      } else {
        draft.listed = NULL;
      }
    } else if (draft.listed && strcmp(line, "state") == 0) {
      draft.listed->plugin.keeps_data = true;
    } else if (draft.listed && (rest = after(line, "parameter ")) != NULL) {
      add_parameter(&draft, rest);
    } else if (draft.listed && (rest = after(line, "texts ")) != NULL) {
      add_texts(&draft, rest);
    } else if (draft.listed && (rest = after(line, "program ")) != NULL) {
      add_program(&draft, rest);
    }
    line = next;
  }
  return count;
}
