/* Sockets of Linux and macOS. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "platform.h"

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

/* For an engine that reads nothing meanwhile. */
#define SEND_PATIENCE_MS 3000

nj_socket nj_socket_connect(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) {
    return -1;
  }
  memcpy(address.sun_path, path, strlen(path) + 1);
  int handle = socket(AF_UNIX, SOCK_STREAM, 0);
  if (handle == -1) {
    return -1;
  }
  fcntl(handle, F_SETFD, FD_CLOEXEC);
#ifdef SO_NOSIGPIPE
  int on = 1;
  setsockopt(handle, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
  /* With a full queue of a hung engine a connect would wait: rather try again later. */
  fcntl(handle, F_SETFL, O_NONBLOCK);
  if (connect(handle, (const struct sockaddr *)&address, sizeof address) != 0) {
    close(handle);
    return -1;
  }
  return handle;
}

void nj_socket_interrupt(nj_socket socket) {
  shutdown((int)socket, SHUT_RDWR);
}

void nj_socket_close(nj_socket socket) {
  close((int)socket);
}

bool nj_socket_send(nj_socket socket, const char *bytes, size_t size) {
  while (size > 0) {
    ssize_t sent = send((int)socket, bytes, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EAGAIN) {
      struct pollfd wait = {.fd = (int)socket, .events = POLLOUT};
      if (poll(&wait, 1, SEND_PATIENCE_MS) == 0) {
        return false;
      }
      continue;
    }
    if (sent < 0 && errno != EINTR) {
      return false;
    }
    bytes += sent > 0 ? sent : 0;
    size -= sent > 0 ? (size_t)sent : 0;
  }
  return true;
}

int nj_socket_receive(nj_socket socket, char *bytes, size_t capacity, uint32_t milliseconds) {
  struct pollfd wait = {.fd = (int)socket, .events = POLLIN};
  int ready = poll(&wait, 1, (int)milliseconds);
  if (ready == 0 || (ready < 0 && errno == EINTR)) {
    return 0;
  }
  ssize_t count = ready < 0 ? -1 : recv((int)socket, bytes, capacity, 0);
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) {
    return 0;
  }
  return count > 0 ? (int)count : -1;
}
