/* Sockets and processes of Windows 10 and newer. From published interfaces; never run. */
#include <winsock2.h>
#include <afunix.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform.h"

#ifndef SIO_AF_UNIX_GETPEERPID
#define SIO_AF_UNIX_GETPEERPID _WSAIOR(IOC_VENDOR, 256)
#endif
#define LONGEST_COMMAND 8192

static void start_sockets(void) {
  WSADATA data;
  WSAStartup(MAKEWORD(2, 2), &data);
}

nj_socket nj_socket_connect(const char *path) {
  static nj_once started = NJ_ONCE;
  nj_call_once(&started, start_sockets);
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) {
    return -1;
  }
  memcpy(address.sun_path, path, strlen(path) + 1);
  SOCKET handle = socket(AF_UNIX, SOCK_STREAM, 0);
  if (handle == INVALID_SOCKET) {
    return -1;
  }
  const DWORD patience_ms = 3000; /* for an engine that reads nothing */
  setsockopt(handle, SOL_SOCKET, SO_SNDTIMEO, (const char *)&patience_ms, sizeof patience_ms);
  if (connect(handle, (const struct sockaddr *)&address, sizeof address) != 0) {
    closesocket(handle);
    return -1;
  }
  return (nj_socket)handle;
}

void nj_socket_interrupt(nj_socket handle) {
  shutdown((SOCKET)handle, SD_BOTH);
}

void nj_socket_close(nj_socket handle) {
  closesocket((SOCKET)handle);
}

bool nj_socket_send(nj_socket handle, const char *bytes, size_t size) {
  while (size > 0) {
    int sent = send((SOCKET)handle, bytes, (int)size, 0);
    if (sent <= 0) {
      return false;
    }
    bytes += sent;
    size -= (size_t)sent;
  }
  return true;
}

int nj_socket_receive(nj_socket handle, char *bytes, size_t capacity, uint32_t milliseconds) {
  WSAPOLLFD wait = {.fd = (SOCKET)handle, .events = POLLRDNORM};
  int ready = WSAPoll(&wait, 1, (INT)milliseconds);
  if (ready == 0) {
    return 0;
  }
  int count = ready < 0 ? -1 : recv((SOCKET)handle, bytes, (int)capacity, 0);
  return count > 0 ? count : -1;
}

/* Only the user's own processes can be opened this way. */
bool nj_socket_kill_peer(nj_socket handle) {
  ULONG peer = 0;
  DWORD size = 0;
  if (WSAIoctl((SOCKET)handle, SIO_AF_UNIX_GETPEERPID, NULL, 0, &peer, sizeof peer, &size, NULL, NULL) != 0 ||
      peer == GetCurrentProcessId()) {
    return false;
  }
  HANDLE process = OpenProcess(PROCESS_TERMINATE, FALSE, peer);
  bool ended = process && TerminateProcess(process, 1);
  if (process) {
    CloseHandle(process);
  }
  return ended;
}

/* Words become a command line; none of ours holds a quotation mark. */
static bool join(const nj_command *command, char *line, size_t capacity) {
  if (command->line) {
    int length = snprintf(line, capacity, "%s", command->line);
    return length > 0 && (size_t)length < capacity;
  }
  size_t used = 0;
  for (size_t i = 0; command->words[i]; i++) {
    int length = snprintf(line + used, capacity - used, "%s\"%s\"", i > 0 ? " " : "", command->words[i]);
    if (length < 0 || (size_t)length >= capacity - used) {
      return false;
    }
    used += (size_t)length;
  }
  return used > 0;
}

nj_child nj_spawn(const nj_command *command) {
  char line[LONGEST_COMMAND];
  if (!join(command, line, sizeof line)) {
    return -1;
  }
  SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
  HANDLE log = CreateFileA(command->log, GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited,
                           CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
  STARTUPINFOA start = {
      .cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES, .hStdOutput = log, .hStdError = log};
  PROCESS_INFORMATION process;
  SetEnvironmentVariableA("NIGHTJAR_RUNTIME_DIR", command->folder);
  BOOL made = CreateProcessA(NULL, line, NULL, NULL, TRUE, DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP, NULL,
                             NULL, &start, &process);
  if (log != INVALID_HANDLE_VALUE) {
    CloseHandle(log);
  }
  if (!made) {
    return -1;
  }
  CloseHandle(process.hThread);
  return (nj_child)process.hProcess;
}

bool nj_child_lives(nj_child child) {
  return WaitForSingleObject((HANDLE)child, 0) == WAIT_TIMEOUT;
}

void nj_child_release(nj_child child) {
  CloseHandle((HANDLE)child);
}
