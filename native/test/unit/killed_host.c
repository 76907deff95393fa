/* A host that is killed while it plays: nothing of it stays. */
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "engine_at_hand.h"
#include "platform.h"

#define BLOCK 128u
#define INSTANCES 3

/* Ends only with the test; says once that the engine's sound is there. */
static void play_on(int told, pid_t parent) {
  static float sound[2][BLOCK], made[2][BLOCK];
  float *in[] = {sound[0], sound[1]}, *out[] = {made[0], made[1]};
  nj_instance *instances[INSTANCES];
  for (int i = 0; i < INSTANCES; i++) {
    instances[i] = ready_instance("dev.nightjar.denoiser", BLOCK, 2);
  }
  for (uint64_t start = 0; getppid() == parent; start += BLOCK) {
    fill_signal(in, 2, start, BLOCK);
    for (int i = 0; i < INSTANCES; i++) {
      nj_process(instances[i], (const float *const *)in, out, 2, BLOCK, NULL, 0);
    }
    if (start == 100 * BLOCK && write(told, "!", 1) != 1) {
      _exit(1);
    }
    nj_sleep_ms(2);
  }
  _exit(1);
}

static uint32_t segments(void) {
  DIR *folder = opendir(engine_folder());
  uint32_t count = 0;
  CHECK(folder != NULL);
  for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
    count += strstr(entry->d_name, ".seg") != NULL;
  }
  closedir(folder);
  return count;
}

static bool somebody_listens(void) {
  char path[256];
  snprintf(path, sizeof path, "%s/engine.sock", engine_folder());
  nj_socket socket = nj_socket_connect(path);
  if (socket != -1) {
    nj_socket_close(socket);
  }
  return socket != -1;
}

static void nothing_of_a_killed_host_stays(void) {
  int ends[2];
  char told = 0;
  use_engine("--natural 300 --idle-seconds 1");
  CHECK(pipe(ends) == 0);
  pid_t parent = getpid();
  pid_t host = fork();
  CHECK(host != -1);
  if (host == 0) {
    close(ends[0]);
    play_on(ends[1], parent);
  }
  close(ends[1]);
  CHECK(read(ends[0], &told, 1) == 1);
  CHECK(somebody_listens());
  CHECK(kill(host, SIGKILL) == 0 && waitpid(host, NULL, 0) == host);
  CHECK_EQUAL(segments(), 0);
  bool listens = true;
  for (int tries = 0; tries < 200 && listens; tries++) {
    nj_sleep_ms(1500); /* longer than it idles: each look is a visit */
    listens = somebody_listens();
  }
  CHECK(!listens);
  close(ends[0]);
}

int main(void) {
  RUN(nothing_of_a_killed_host_stays);
  return 0;
}
