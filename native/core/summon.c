#include <stdio.h>

#include "keeper_inside.h"
#include "launch.h"

#define LISTENS_WITHIN_MS 20000u
#define POLL_MS 20u
#define OTHERS_POLL_MS 50u
#define GREETING_MS 1000u
#define VAIN_LAUNCHES 3u

static bool listens(const nj_keeper *keeper) {
  nj_socket socket = nj_keeper_connect(keeper);
  if (socket == -1) {
    return false;
  }
  /* Let it say its greeting, so that it takes this for no accident. */
  char greeting[256];
  nj_socket_receive(socket, greeting, sizeof greeting, GREETING_MS);
  nj_socket_close(socket);
  return true;
}

static bool start_and_await(nj_keeper *keeper) {
  char message[sizeof keeper->message] = "";
  nj_child child = nj_launch(keeper->folder, &keeper->environment, message, sizeof message);
  if (child == -1) {
    keeper->vain_launches = VAIN_LAUNCHES;
    nj_keeper_tell(keeper, message);
    return false;
  }
  bool listening = false;
  uint64_t end_ns = nj_now_ns() + LISTENS_WITHIN_MS * 1000000ull;
  while (!listening && !atomic_load(&keeper->stopping) && nj_child_lives(child) && nj_now_ns() < end_ns) {
    nj_keeper_pause(keeper, POLL_MS);
    listening = listens(keeper);
  }
  nj_child_release(child);
  if (!listening) {
    snprintf(message, sizeof message, "Nightjar's engine did not start; %.400s/engine.log may say why.",
             keeper->folder);
    nj_keeper_tell(keeper, message);
  }
  keeper->vain_launches = listening ? 0 : keeper->vain_launches + 1;
  return listening;
}

/* The folder may have been cleaned away under a host that has run for days: then it is made again. */
static nj_file_lock lock_out_others(const nj_keeper *keeper) {
  char path[NJ_PATH + 16];
  snprintf(path, sizeof path, "%s/spawn.lock", keeper->folder);
  nj_file_lock lock = nj_file_try_lock(path);
  return lock == NJ_NO_LOCK && nj_private_folder(keeper->folder) ? nj_file_try_lock(path) : lock;
}

static void tell_of_folder(nj_keeper *keeper) {
  char message[sizeof keeper->message];
  snprintf(message, sizeof message,
           "Nightjar's engine can't be started: %.400s is no folder of yours alone, or too many files are "
           "open.",
           keeper->folder);
  nj_keeper_tell(keeper, message);
}

bool nj_keeper_summon(nj_keeper *keeper) {
  nj_file_lock lock = lock_out_others(keeper);
  if (!keeper->message[0]) {
    nj_keeper_note(keeper, "Nightjar's engine is starting.");
  }
  nj_keeper_enter(keeper, NJ_AWAY);
  if (lock == NJ_LOCKED_ELSEWHERE) {
    /* Another instance is at it. */
    nj_keeper_pause(keeper, OTHERS_POLL_MS);
    return true;
  }
  if (lock == NJ_NO_LOCK) {
    tell_of_folder(keeper);
    nj_keeper_enter(keeper, NJ_HOPELESS);
    return false;
  }
  bool there = listens(keeper) || start_and_await(keeper);
  nj_file_unlock(lock);
  /* Once in a while an engine that is just about to end keeps a new one from beginning: that is no reason
   * yet. */
  if (!there && keeper->vain_launches >= VAIN_LAUNCHES && !atomic_load(&keeper->stopping)) {
    nj_keeper_enter(keeper, NJ_HOPELESS);
  }
  return there;
}
