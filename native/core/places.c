#include "places.h"

#include <stdio.h>
#include <stdlib.h>

#include "platform.h"

/* Leaves room for a file's name within the 108 bytes that a socket's address holds. */
#define LONGEST_FOLDER 90u

static bool usable(const char *path, int length, size_t capacity) {
  return length > 0 && (size_t)length < capacity && (size_t)length < LONGEST_FOLDER &&
         nj_private_folder(path);
}

static const char *set(const char *name) {
  const char *value = getenv(name);
  return value && value[0] ? value : NULL;
}

bool nj_runtime_folder(char *path, size_t capacity) {
  const char *own = set("NIGHTJAR_RUNTIME_DIR");
  if (own) {
    return usable(path, snprintf(path, capacity, "%s", own), capacity);
  }
#ifdef _WIN32
  const char *local = set("LOCALAPPDATA");
  return local && usable(path, snprintf(path, capacity, "%s/nightjar-%s", local, NIGHTJAR_VERSION), capacity);
#else
  const char *session = set("XDG_RUNTIME_DIR");
  if (session &&
      usable(path, snprintf(path, capacity, "%s/nightjar-%s", session, NIGHTJAR_VERSION), capacity)) {
    return true;
  }
  static const char *const roots[] = {"/dev/shm", "/tmp"};
  for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++) {
    int length = snprintf(path, capacity, "%s/nightjar-%u-%s", roots[i], nj_user_id(), NIGHTJAR_VERSION);
    if (usable(path, length, capacity)) {
      return true;
    }
  }
  return false;
#endif
}

static const char *set_in(const nj_environment *environment, const char *name) {
  return environment ? nj_environment_get(environment, name) : set(name);
}

bool nj_home_folder(const nj_environment *environment, char *path, size_t capacity) {
  int length = 0;
  const char *own = set_in(environment, "NIGHTJAR_HOME");
  if (own) {
    length = snprintf(path, capacity, "%s", own);
  } else {
#ifdef _WIN32
    const char *home = set_in(environment, "LOCALAPPDATA");
    length = home ? snprintf(path, capacity, "%s/nightjar/%s", home, NIGHTJAR_VERSION) : 0;
#else
    const char *home = set_in(environment, "HOME");
    length = home ? snprintf(path, capacity, "%s/.local/share/nightjar/%s", home, NIGHTJAR_VERSION) : 0;
#endif
  }
  return length > 0 && (size_t)length < capacity;
}
