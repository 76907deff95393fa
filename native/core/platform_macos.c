/* What only macOS has. Written from its published interfaces and never run. */
#include <dlfcn.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "platform.h"

/* The kernel's counterpart of a futex; no header declares it, the C++ library and others depend on it. */
extern int __ulock_wait(uint32_t operation, void *address, uint64_t value, uint32_t timeout_us);
extern int __ulock_wake(uint32_t operation, void *address, uint64_t wake_value);

#define COMPARE_AND_WAIT_SHARED 3u
#define WAKE_ALL 0x100u
#define NO_ERRNO 0x1000000u
#define LONGEST_WAIT_US 1000u

void nj_word_wake(_Atomic uint32_t *word) {
  __ulock_wake(COMPARE_AND_WAIT_SHARED | WAKE_ALL | NO_ERRNO, (void *)word, 0);
}

/* The engine, being Java, does not wake anybody here: so this looks again soon, as on Windows. */
void nj_word_wait(_Atomic uint32_t *word, uint32_t seen, uint32_t milliseconds) {
  if (milliseconds > 0) {
    __ulock_wait(COMPARE_AND_WAIT_SHARED | NO_ERRNO, (void *)word, seen, LONGEST_WAIT_US);
  }
}

bool nj_own_file(char *path, size_t capacity) {
  static const char here = 0;
  Dl_info info;
  if (!dladdr(&here, &info) || !info.dli_fname || strlen(info.dli_fname) >= capacity) {
    return false;
  }
  memcpy(path, info.dli_fname, strlen(info.dli_fname) + 1);
  return true;
}

bool nj_socket_kill_peer(nj_socket handle) {
  pid_t peer = 0;
  socklen_t size = sizeof peer;
  uid_t user = 0;
  gid_t group = 0;
  if (getsockopt((int)handle, SOL_LOCAL, LOCAL_PEERPID, &peer, &size) != 0 ||
      getpeereid((int)handle, &user, &group) != 0 || user != getuid() || peer <= 1 || peer == getpid()) {
    return false;
  }
  return kill(peer, SIGKILL) == 0;
}
