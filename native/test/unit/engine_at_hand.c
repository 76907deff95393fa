#include "engine_at_hand.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "platform.h"

static char folder[64];

static void remove_folder(void) {
  DIR *entries = opendir(folder);
  if (!entries) {
    return;
  }
  for (struct dirent *entry = readdir(entries); entry; entry = readdir(entries)) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    unlink(path);
  }
  closedir(entries);
  rmdir(folder);
}

void use_engine(const char *options) {
  static bool first = true;
  if (first) {
    atexit(remove_folder);
    first = false;
  } else {
    remove_folder();
  }
  snprintf(folder, sizeof folder, "/tmp/nj-test-XXXXXX");
  CHECK(mkdtemp(folder) != NULL);
  char command[1024];
  snprintf(command, sizeof command, "'%s' %s", TEST_ENGINE, options);
  setenv("NIGHTJAR_RUNTIME_DIR", folder, 1);
  setenv("NIGHTJAR_ENGINE_COMMAND", command, 1);
  setenv("NIGHTJAR_HOME", folder, 1);
}

void list_plugins(const char *text) {
  char path[512];
  snprintf(path, sizeof path, "%s/plugins.txt", folder);
  FILE *file = fopen(path, "w");
  CHECK(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
}

const char *engine_folder(void) {
  return folder;
}

bool comes_to_say(nj_instance *instance, const char *text, uint32_t milliseconds) {
  for (uint32_t i = 0; i < milliseconds; i++) {
    const char *message = nj_message(instance);
    if (text[0] ? strstr(message, text) != NULL : !message[0]) {
      return true;
    }
    nj_sleep_ms(1);
  }
  fprintf(stderr, "still says: %s\n", nj_message(instance));
  return false;
}

bool becomes_ready(nj_instance *instance, uint32_t milliseconds) {
  return comes_to_say(instance, "", milliseconds);
}

nj_instance *active_instance(const char *id, uint32_t block, uint32_t channels) {
  const nj_plugin *plugin = NULL;
  for (uint32_t i = 0; i < nj_plugin_count(); i++) {
    plugin = strcmp(nj_plugin_at(i)->id, id) == 0 ? nj_plugin_at(i) : plugin;
  }
  CHECK(plugin != NULL);
  nj_instance *instance = nj_create(plugin, (nj_listener){.context = NULL});
  CHECK(instance != NULL);
  CHECK(nj_activate(instance, 48000, block, block, channels));
  return instance;
}

nj_instance *ready_instance(const char *id, uint32_t block, uint32_t channels) {
  nj_instance *instance = active_instance(id, block, channels);
  CHECK(becomes_ready(instance, 20000));
  return instance;
}

float signal_at(uint32_t channel, uint64_t frame) {
  uint64_t x = (frame * 2 + channel + 1) * 0x9e3779b97f4a7c15u;
  return (float)(int32_t)(x >> 40) / 16777216.0f - 0.5f;
}

void fill_signal(float *const *block, uint32_t channels, uint64_t start, uint32_t frames) {
  for (uint32_t c = 0; c < channels; c++) {
    for (uint32_t i = 0; i < frames; i++) {
      block[c][i] = signal_at(c, start + i);
    }
  }
}
