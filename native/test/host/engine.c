#include "engine.h"

#include <stdio.h>
#include <stdlib.h>

#include "places.h"
#include "platform.h"

#define START_SECONDS 60

/* It says who it is to everybody who connects. */
int engine_pid(void) {
  char folder[NJ_PATH];
  char path[NJ_PATH + 16];
  char line[256] = "";
  int pid = -1;
  if (!nj_runtime_folder(folder, sizeof folder)) {
    return -1;
  }
  snprintf(path, sizeof path, "%s/engine.sock", folder);
  nj_socket socket = nj_socket_connect(path);
  if (socket == -1) {
    return -1;
  }
  if (nj_socket_receive(socket, line, sizeof line - 1, 2000) > 0) {
    sscanf(line, "nightjar 1 %*s %d", &pid);
  }
  nj_socket_close(socket);
  return pid;
}

void engine_await(const clap_module *module, const char *id) {
  clap_guest *guest = guest_open(module, id);
  guest_activate(guest, 48000, 256, 256);
  int pid = -1;
  for (int tries = 0; pid <= 0 && tries < 10 * START_SECONDS; tries++) {
    nj_sleep_ms(100);
    pid = engine_pid();
  }
  guest_deactivate(guest);
  guest_close(guest);
  if (pid <= 0) {
    fprintf(stderr, "FAILED: no engine has come.\n");
    exit(1);
  }
}
