#include <dlfcn.h>
#include <limits.h>
#include <linux/futex.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "platform.h"

/* Not FUTEX_PRIVATE: the other end is another process. */
void nj_word_wake(_Atomic uint32_t *word) {
  syscall(SYS_futex, word, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
}

void nj_word_wait(_Atomic uint32_t *word, uint32_t seen, uint32_t milliseconds) {
  struct timespec time = {(time_t)(milliseconds / 1000), (long)(milliseconds % 1000) * 1000000};
  syscall(SYS_futex, word, FUTEX_WAIT, seen, &time, NULL, 0);
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
  struct ucred peer = {0};
  socklen_t size = sizeof peer;
  if (getsockopt((int)handle, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0 || peer.uid != getuid() ||
      peer.pid <= 1 || peer.pid == getpid()) {
    return false;
  }
  return kill(peer.pid, SIGKILL) == 0;
}
