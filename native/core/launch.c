#include "launch.h"

#include <stdio.h>
#include <string.h>

#include "places.h"

#ifdef _WIN32
#define JAVA "java.exe"
#define PATH_SEPARATOR ';'
#else
#define JAVA "java"
#define PATH_SEPARATOR ':'
#endif

static bool runs(char *path, size_t capacity, int length) {
  return length > 0 && (size_t)length < capacity && nj_file_runs(path);
}

static bool java_of_path(const nj_environment *environment, char *path, size_t capacity) {
  const char *at = nj_environment_get(environment, "PATH");
  while (at && *at) {
    const char *end = strchr(at, PATH_SEPARATOR);
    int length = (int)(end ? end - at : (ptrdiff_t)strlen(at));
    if (length > 0 && runs(path, capacity, snprintf(path, capacity, "%.*s/" JAVA, length, at))) {
      return true;
    }
    at = end ? end + 1 : NULL;
  }
  return false;
}

static bool find_java(const nj_environment *environment, const char *home, char *path, size_t capacity) {
  if (runs(path, capacity, snprintf(path, capacity, "%s/runtime/bin/" JAVA, home))) {
    return true;
  }
  const char *named = nj_environment_get(environment, "NIGHTJAR_JAVA");
  if (named && runs(path, capacity, snprintf(path, capacity, "%s", named))) {
    return true;
  }
  const char *java_home = nj_environment_get(environment, "JAVA_HOME");
  if (java_home && runs(path, capacity, snprintf(path, capacity, "%s/bin/" JAVA, java_home))) {
    return true;
  }
  return java_of_path(environment, path, capacity);
}

nj_child nj_launch(const char *folder, const nj_environment *environment, char *message, size_t capacity) {
  char log[NJ_PATH];
  snprintf(log, sizeof log, "%s/engine.log", folder);
  nj_command command = {.folder = folder, .log = log, .environment = environment->entries};
  command.line = nj_environment_get(environment, "NIGHTJAR_ENGINE_COMMAND");
  char home[NJ_PATH] = "";
  char java[NJ_PATH];
  char jar[NJ_PATH + 16];
  const char *words[] = {java, "-Xmx1g", "-jar", jar, "engine", NULL};
  if (!command.line) {
    command.words = words;
    if (!nj_home_folder(environment, home, sizeof home)) {
      snprintf(message, capacity, "Nightjar's folder is not known; set HOME or NIGHTJAR_HOME.");
      return -1;
    }
    snprintf(jar, sizeof jar, "%s/nightjar.jar", home);
    if (!nj_file_exists(jar)) {
      snprintf(message, capacity,
               "Nightjar's engine is missing: no %s. Run 'java -jar nightjar.jar plugin install'.", jar);
      return -1;
    }
    if (!find_java(environment, home, java, sizeof java)) {
      snprintf(message, capacity,
               "No Java was found to run Nightjar's engine. Install Java 17 or newer, or name it in "
               "NIGHTJAR_JAVA.");
      return -1;
    }
  }
  nj_child child = nj_spawn(&command);
  if (child == -1) {
    snprintf(message, capacity, "Nightjar's engine can't be started; see %s.", log);
  }
  return child;
}
