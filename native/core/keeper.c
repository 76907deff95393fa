#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "instance.h"
#include "keeper_inside.h"
#include "places.h"

#define FIRST_PAUSE_MS 250u
#define LONGEST_PAUSE_MS 8000u

void nj_keeper_enter(nj_keeper *keeper, enum nj_phase phase) {
  nj_lock(&keeper->mutex);
  atomic_store(&keeper->phase, (uint32_t)phase);
  nj_notify(&keeper->changed);
  nj_unlock(&keeper->mutex);
}

void nj_keeper_note(nj_keeper *keeper, const char *message) {
  nj_lock(&keeper->mutex);
  snprintf(keeper->message, sizeof keeper->message, "%s", message);
  nj_unlock(&keeper->mutex);
}

void nj_keeper_tell(nj_keeper *keeper, const char *message) {
  const nj_listener *listener = &keeper->instance->listener;
  nj_keeper_note(keeper, message);
  if (strcmp(keeper->told, message) != 0 && listener->message) {
    listener->message(listener->context, message);
  }
  snprintf(keeper->told, sizeof keeper->told, "%s", message);
}

void nj_keeper_message(nj_keeper *keeper, char *text, uint32_t capacity) {
  nj_lock(&keeper->mutex);
  snprintf(text, capacity, "%s", keeper->message);
  nj_unlock(&keeper->mutex);
}

void nj_keeper_pause(nj_keeper *keeper, uint32_t milliseconds) {
  uint64_t end_ns = nj_now_ns() + milliseconds * 1000000ull;
  nj_lock(&keeper->mutex);
  for (uint64_t now_ns = nj_now_ns(); !atomic_load(&keeper->stopping) && now_ns < end_ns;
       now_ns = nj_now_ns()) {
    nj_wait_for(&keeper->changed, &keeper->mutex, (uint32_t)((end_ns - now_ns) / 1000000u) + 1);
  }
  nj_unlock(&keeper->mutex);
}

void nj_keeper_sweep(nj_keeper *keeper) {
  nj_shared **at = &keeper->retired;
  while (*at) {
    nj_shared *shared = *at;
    if (atomic_load(&keeper->held) == shared) {
      at = &shared->next;
    } else {
      *at = shared->next;
      nj_shared_free(shared);
    }
  }
}

static void free_keeper(nj_keeper *keeper) {
  nj_condition_destroy(&keeper->changed);
  nj_mutex_destroy(&keeper->mutex);
  nj_environment_free(&keeper->environment);
  free(keeper);
}

static void keep(void *argument) {
  nj_keeper *keeper = argument;
  uint32_t pause_ms = FIRST_PAUSE_MS;
  while (!atomic_load(&keeper->stopping)) {
    enum nj_visit visit = nj_keeper_visit(keeper);
    nj_keeper_sweep(keeper);
    if (visit == NJ_WAS_READY) {
      pause_ms = FIRST_PAUSE_MS;
    }
    if (visit == NJ_NOT_THERE && nj_keeper_summon(keeper)) {
      continue;
    }
    nj_keeper_pause(keeper, pause_ms);
    pause_ms = pause_ms * 2 < LONGEST_PAUSE_MS ? pause_ms * 2 : LONGEST_PAUSE_MS;
  }
}

nj_keeper *nj_keeper_start(nj_instance *instance) {
  nj_keeper *keeper = calloc(1, sizeof *keeper);
  if (!keeper) {
    return NULL;
  }
  keeper->instance = instance;
  keeper->socket = -1;
  nj_mutex_init(&keeper->mutex);
  nj_condition_init(&keeper->changed);
  if (!nj_runtime_folder(keeper->folder, sizeof keeper->folder)) {
    nj_keeper_tell(keeper, "There is no safe folder to meet the engine in; set NIGHTJAR_RUNTIME_DIR to one "
                           "of your own.");
    atomic_store(&keeper->phase, NJ_HOPELESS);
    keeper->folder[0] = '\0';
    return keeper;
  }
  if (!nj_environment_copy(&keeper->environment) || !nj_thread_start(&keeper->thread, keep, keeper)) {
    free_keeper(keeper);
    return NULL;
  }
  return keeper;
}

void nj_keeper_stop(nj_keeper *keeper) {
  if (keeper->folder[0]) {
    nj_lock(&keeper->mutex);
    atomic_store(&keeper->stopping, true);
    nj_notify(&keeper->changed);
    if (keeper->socket != -1) {
      nj_socket_interrupt(keeper->socket);
    }
    nj_unlock(&keeper->mutex);
    nj_thread_join(keeper->thread);
  }
  atomic_store(&keeper->held, NULL);
  nj_keeper_sweep(keeper);
  free_keeper(keeper);
}

void nj_keeper_await(nj_keeper *keeper, uint32_t milliseconds) {
  uint64_t end_ns = nj_now_ns() + milliseconds * 1000000ull;
  nj_lock(&keeper->mutex);
  for (uint64_t now_ns = nj_now_ns(); now_ns < end_ns && atomic_load(&keeper->phase) <= NJ_JOINING;
       now_ns = nj_now_ns()) {
    nj_wait_for(&keeper->changed, &keeper->mutex, (uint32_t)((end_ns - now_ns) / 1000000u) + 1);
  }
  nj_unlock(&keeper->mutex);
}

nj_shared *nj_keeper_hold(nj_keeper *keeper) {
  /* Said aloud before it is used, and looked at again: the keeper frees nothing that is held. */
  for (int i = 0; i < 4; i++) {
    nj_shared *shared = atomic_load(&keeper->wanted);
    atomic_store(&keeper->held, shared);
    if (atomic_load(&keeper->wanted) == shared) {
      return shared;
    }
  }
  atomic_store(&keeper->held, NULL);
  return NULL;
}

bool nj_keeper_wants(nj_keeper *keeper, const nj_shared *shared) {
  return atomic_load(&keeper->wanted) == shared;
}

uint32_t nj_keeper_await_offline(nj_keeper *keeper, uint32_t milliseconds) {
  uint32_t waited_ms = 0;
  while (waited_ms < milliseconds && !atomic_load(&keeper->wanted) &&
         atomic_load(&keeper->phase) != NJ_HOPELESS) {
    nj_sleep_ms(1);
    waited_ms++;
  }
  return waited_ms;
}
