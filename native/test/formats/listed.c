#include "listed.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"

static char folder[] = "/tmp/nj-listed-XXXXXX";
static char path[64];

static void remove_folder(void) {
  unlink(path);
  rmdir(folder);
}

void list_plugins(const char *text) {
  CHECK(mkdtemp(folder) != NULL);
  atexit(remove_folder);
  snprintf(path, sizeof path, "%s/plugins.txt", folder);
  FILE *file = fopen(path, "w");
  CHECK(file && fputs(text, file) >= 0 && fclose(file) == 0);
  setenv("NIGHTJAR_HOME", folder, 1);
}
