#include "environment.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32
#define PROCESS_ENVIRONMENT _environ
#elif defined(__APPLE__)
#include <crt_externs.h> /* a library that is loaded at run time has no `environ` there */
#define PROCESS_ENVIRONMENT (*_NSGetEnviron())
#else
extern char **environ;
#define PROCESS_ENVIRONMENT environ
#endif

bool nj_environment_copy(nj_environment *environment) {
  char **from = PROCESS_ENVIRONMENT;
  size_t count = 0;
  size_t bytes = 0;
  for (; from && from[count]; count++) {
    bytes += strlen(from[count]) + 1;
  }
  size_t places = (count + 1) * sizeof(char *);
  environment->entries = malloc(places + bytes);
  if (!environment->entries) {
    return false;
  }
  char *at = (char *)environment->entries + places;
  for (size_t i = 0; i < count; i++) {
    size_t size = strlen(from[i]) + 1;
    memcpy(at, from[i], size);
    environment->entries[i] = at;
    at += size;
  }
  environment->entries[count] = NULL;
  return true;
}

void nj_environment_free(nj_environment *environment) {
  free(environment->entries);
  environment->entries = NULL;
}

const char *nj_environment_get(const nj_environment *environment, const char *name) {
  size_t length = strlen(name);
  for (char **entry = environment->entries; *entry; entry++) {
    if (strncmp(*entry, name, length) == 0 && (*entry)[length] == '=') {
      return (*entry)[length + 1] ? *entry + length + 1 : NULL;
    }
  }
  return NULL;
}
