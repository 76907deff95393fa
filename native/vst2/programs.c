/*
 * The program that the plug-in is on. VST2's hosts keep one number beside the chunk and state it again after
 * loading: it must not undo what was changed since it was chosen, so the chunk has it too, behind the core's
 * state, which reads no further than its own end. [main]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vst2_plugin.h"

#define BEFORE_NUMBER "\nend\nprogram "
#define LINE_BYTES 32u

void nj_vst2_find_program(nj_vst2 *self) {
  self->program = NJ_VST2_NO_PROGRAM;
  for (uint32_t i = self->plugin->program_count; i > 0; i--) {
    self->program = nj_has_program(self->instance, i - 1) ? (int32_t)i - 1 : self->program;
  }
}

/* Where a parameter chooses the program, that says which one it is on. */
static int32_t current(const nj_vst2 *self) {
  for (uint32_t i = 0; i < self->plugin->parameter_count; i++) {
    if (self->plugin->parameters[i].flags & NJ_PROGRAMS) {
      return (int32_t)nj_get(self->instance, i);
    }
  }
  return self->program;
}

/* VST2 has no number for none. */
int32_t nj_vst2_program(const nj_vst2 *self) {
  int32_t program = current(self);
  return program == NJ_VST2_NO_PROGRAM ? 0 : program;
}

void nj_vst2_set_program(nj_vst2 *self, intptr_t program) {
  bool known = program >= 0 && program < (intptr_t)self->plugin->program_count;
  if (known && program != current(self)) {
    self->program = (int32_t)program;
    nj_set_program(self->instance, (uint32_t)program);
  }
}

char *nj_vst2_with_program(const nj_vst2 *self, char *state, size_t *size) {
  char *chunk = realloc(state, *size + LINE_BYTES);
  if (chunk == NULL) {
    free(state);
    return NULL;
  }
  *size += (size_t)snprintf(chunk + *size, LINE_BYTES, "program %d\n", (int)nj_vst2_program(self));
  return chunk;
}

/* A state that another format's wrapper wrote has no number: then it is on the program that it equals. */
void nj_vst2_read_program(nj_vst2 *self, const char *chunk, size_t size) {
  char last[2 * LINE_BYTES] = "";
  size_t length = size < sizeof(last) ? size : sizeof(last) - 1;
  memcpy(last, chunk + size - length, length);
  const char *line = strstr(last, BEFORE_NUMBER);
  long number = line != NULL ? strtol(line + strlen(BEFORE_NUMBER), NULL, 10) : -1;
  if (number >= 0 && number < (long)self->plugin->program_count) {
    self->program = (int32_t)number;
  } else {
    nj_vst2_find_program(self);
  }
}
