/* An engine for the tests of the plug-ins' core: echoes, and goes wrong as it is told. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "kept.h"
#include "platform.h"
#include "sound.h"
#include "window.h"

static settings options = {.idle_seconds = 1, .data = "keep"};
static _Atomic int connections;

static void *run_sound(void *argument) {
  sound_run(argument);
  return NULL;
}

static bool map(test_sound *sound, const char *name) {
  char path[NJ_PATH];
  snprintf(path, sizeof path, "%s/%s", options.folder, name);
  int file = open(path, O_RDWR | O_NOFOLLOW);
  struct stat status;
  if (file == -1 || fstat(file, &status) != 0) {
    return false;
  }
  sound->bytes = (size_t)status.st_size;
  void *memory = mmap(NULL, sound->bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  sound->segment = memory;
  return memory != MAP_FAILED && sound->segment->format.magic == NJ_MAGIC;
}

static void say(int handle, const char *text) {
  (void)!send(handle, text, strlen(text), MSG_NOSIGNAL);
}

/* Blocks until the plug-in has sent a line, or is gone. */
static bool hear(int handle, char *line, size_t capacity) {
  size_t used = 0;
  while (used + 1 < capacity) {
    /* First a look, to take no more than the line. */
    ssize_t count = recv(handle, line + used, capacity - used - 1, MSG_PEEK);
    if (count <= 0) {
      return false;
    }
    const char *end = memchr(line + used, '\n', (size_t)count);
    size_t taken = end ? (size_t)(end - line) + 1 - used : (size_t)count;
    if (recv(handle, line + used, taken, 0) != (ssize_t)taken) {
      return false;
    }
    used += taken;
    if (end) {
      line[used - 1] = '\0';
      return true;
    }
  }
  return false;
}

/* Takes its time, unless the plug-in leaves. */
static bool gone_within(int handle, uint32_t milliseconds) {
  struct pollfd wait = {.fd = handle, .events = POLLIN};
  return milliseconds > 0 && poll(&wait, 1, (int)milliseconds) > 0;
}

static void serve(int handle, kept_data *data) {
  char line[4096];
  if (options.fault == MUTE && access("mute", F_OK) != 0) {
    hear(handle, line, sizeof line);
    return;
  }
  snprintf(line, sizeof line, "nightjar 1 %s %d\n", NIGHTJAR_VERSION, (int)getpid());
  say(handle, line);
  char id[256];
  char name[256];
  test_sound sound = {.settings = &options, .data_share = 100};
  bool heard = hear(handle, line, sizeof line);
  while (heard && strncmp(line, "data ", 5) == 0) {
    kept_answer(&sound, data, handle, line);
    heard = hear(handle, line, sizeof line);
  }
  if (!heard || sscanf(line, "open %255s %255s", id, name) != 2) {
    return;
  }
  if (strchr(name, '/') || !map(&sound, name)) {
    say(handle, "failed no such segment\n");
    return;
  }
  say(handle, "opened\n");
  if (options.fault == REFUSE) {
    say(handle, "failed There is no model for you.\n");
    hear(handle, line, sizeof line);
    munmap(sound.segment, sound.bytes);
    return;
  }
  if (gone_within(handle, options.start_ms)) {
    munmap(sound.segment, sound.bytes);
    return;
  }
  atomic_store(&sound.segment->engine.engine_pid, (uint32_t)getpid());
  atomic_store(&sound.segment->engine.state, NJ_READY);
  pthread_t thread;
  pthread_create(&thread, NULL, run_sound, &sound);
  snprintf(line, sizeof line, "ready %u\n", options.natural_frames);
  say(handle, line);
  while (hear(handle, line, sizeof line)) {
    if (strncmp(line, "data ", 5) == 0) {
      kept_answer(&sound, data, handle, line);
    } else if (strncmp(line, "window ", 7) == 0) {
      say(handle, window_answer(&options, line));
    } else {
      break;
    }
  }
  atomic_store(&sound.stopping, true);
  pthread_join(thread, NULL);
  munmap(sound.segment, sound.bytes);
}

static void *connection(void *argument) {
  int handle = (int)(intptr_t)argument;
  kept_data *data = calloc(1, sizeof *data);
  if (data) {
    serve(handle, data);
  }
  free(data);
  close(handle);
  atomic_fetch_sub(&connections, 1);
  return NULL;
}

static int listening(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
  unlink(path);
  int handle = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (bind(handle, (const struct sockaddr *)&address, sizeof address) != 0 || listen(handle, 16) != 0) {
    perror(path);
    exit(1);
  }
  return handle;
}

static enum fault fault_named(const char *name) {
  static const char *const names[] = {"none",    "late",   "hung", "frozen", "crash",
                                      "garbage", "refuse", "mute", "nan",  "busy"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    if (strcmp(names[i], name) == 0) {
      return (enum fault)i;
    }
  }
  fprintf(stderr, "No fault is called '%s'.\n", name);
  exit(2);
}

static void read_options(int count, char **words) {
  for (int i = 1; i + 1 < count; i += 2) {
    const char *value = words[i + 1];
    if (strcmp(words[i], "--natural") == 0) {
      options.natural_frames = (uint32_t)atoi(value);
    } else if (strcmp(words[i], "--fault") == 0) {
      options.fault = fault_named(value);
    } else if (strcmp(words[i], "--after") == 0) {
      options.fault_after_frames = (uint64_t)atoll(value);
    } else if (strcmp(words[i], "--window") == 0) {
      options.window = value;
    } else if (strcmp(words[i], "--data") == 0) {
      options.data = value;
    } else if (strcmp(words[i], "--start-ms") == 0) {
      options.start_ms = (uint32_t)atoi(value);
    } else if (strcmp(words[i], "--idle-seconds") == 0) {
      options.idle_seconds = (uint32_t)atoi(value);
    } else {
      fprintf(stderr, "No option is called '%s'.\n", words[i]);
      exit(2);
    }
  }
}

int main(int count, char **words) {
  read_options(count, words);
  options.folder = getenv("NIGHTJAR_RUNTIME_DIR");
  if (!options.folder || chdir(options.folder) != 0) {
    fprintf(stderr, "NIGHTJAR_RUNTIME_DIR has to name a folder.\n");
    return 2;
  }
  int lock = open("engine.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock == -1 || flock(lock, LOCK_EX | LOCK_NB) != 0) {
    return 0;
  }
  int door = listening("engine.sock");
  uint64_t busy_ns = nj_now_ns();
  while (atomic_load(&connections) > 0 || nj_now_ns() - busy_ns < options.idle_seconds * 1000000000ull) {
    struct pollfd wait = {.fd = door, .events = POLLIN};
    if (atomic_load(&connections) > 0) {
      busy_ns = nj_now_ns();
    }
    if (poll(&wait, 1, 50) <= 0) {
      continue;
    }
    int handle = accept(door, NULL, NULL);
    pthread_t thread;
    atomic_fetch_add(&connections, 1);
    if (handle == -1 || pthread_create(&thread, NULL, connection, (void *)(intptr_t)handle) != 0) {
      atomic_fetch_sub(&connections, 1);
      continue;
    }
    pthread_detach(thread);
  }
  unlink("engine.sock");
  return 0;
}
