/*
 * A process of its own on Linux and macOS. posix_spawn does not copy the host's memory as fork would, which
 * makes its audio thread fault; the shell in between leaves the child to init.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform.h"

#define MOST_WORDS 24

/*
 * $1 is the runtime folder. What preloads into a DAW does not belong into the engine. The child's standard
 * input is a pipe that nobody writes to: it breaks when the child ends.
 */
#define SCRIPT_BEGIN                                                                                         \
  "export NIGHTJAR_RUNTIME_DIR=\"$1\"; shift; unset LD_PRELOAD LD_LIBRARY_PATH DYLD_INSERT_LIBRARIES; cd "   \
  "/; "                                                                                                      \
  "exec 3<&0; "
#define RUN_WORDS SCRIPT_BEGIN "\"$@\" <&3 3<&- &"
#define RUN_LINE SCRIPT_BEGIN "sh -c \"exec $1\" <&3 3<&- &"

/*
 * The child has none of the host's files. macOS closes them by itself, and would take it for an error if one
 * that is to be closed is closed by then.
 */
#ifdef __APPLE__
#define CLOSES_OTHERS POSIX_SPAWN_CLOEXEC_DEFAULT
static void close_others(posix_spawn_file_actions_t *actions) {
  (void)actions;
}
#else
#define CLOSES_OTHERS 0
static void close_others(posix_spawn_file_actions_t *actions) {
  DIR *folder = opendir("/proc/self/fd");
  if (!folder) {
    return;
  }
  for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
    int file = atoi(entry->d_name);
    if (file > 2 && file != dirfd(folder)) {
      posix_spawn_file_actions_addclose(actions, file);
    }
  }
  closedir(folder);
}
#endif

static void describe(posix_spawn_file_actions_t *actions, posix_spawnattr_t *attributes, const char *log,
                     int input) {
  posix_spawn_file_actions_init(actions);
  posix_spawn_file_actions_adddup2(actions, input, 0);
  posix_spawn_file_actions_addopen(actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0600);
  posix_spawn_file_actions_adddup2(actions, 1, 2);
  close_others(actions);

  sigset_t none;
  sigset_t all;
  sigemptyset(&none);
  sigfillset(&all);
  sigdelset(&all, SIGKILL);
  sigdelset(&all, SIGSTOP);
  posix_spawnattr_init(attributes);
  posix_spawnattr_setsigmask(attributes, &none);
  posix_spawnattr_setsigdefault(attributes, &all);
  posix_spawnattr_setflags(attributes, (short)(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                               POSIX_SPAWN_SETSID | CLOSES_OTHERS));
}

static bool run(const nj_command *command, int input) {
  const char *words[MOST_WORDS + 6] = {"sh", "-c", command->words ? RUN_WORDS : RUN_LINE, "sh",
                                       command->folder};
  size_t count = 5;
  if (!command->words) {
    words[count++] = command->line;
  }
  for (size_t i = 0; command->words && command->words[i] && i < MOST_WORDS; i++) {
    words[count++] = command->words[i];
  }
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  describe(&actions, &attributes, command->log, input);
  pid_t shell = -1;
  int error = posix_spawn(&shell, "/bin/sh", &actions, &attributes, (char *const *)(uintptr_t)words,
                          command->environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) {
    return false;
  }
  int status = 0;
  pid_t ended = -1;
  do {
    ended = waitpid(shell, &status, 0);
  } while (ended == -1 && errno == EINTR);
  /* A host that ignores SIGCHLD has the shell's end taken care of: then there is none to wait for. */
  return ended != shell || (WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

nj_child nj_spawn(const nj_command *command) {
  int ends[2];
  if (pipe(ends) != 0) {
    return -1;
  }
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  bool running = run(command, ends[0]);
  close(ends[0]);
  if (!running) {
    close(ends[1]);
    return -1;
  }
  return ends[1];
}

bool nj_child_lives(nj_child child) {
  struct pollfd end = {.fd = (int)child};
  return poll(&end, 1, 0) == 0 || (end.revents & (POLLERR | POLLHUP)) == 0;
}

void nj_child_release(nj_child child) {
  close((int)child);
}
