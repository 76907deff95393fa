#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data_talk.h"
#include "instance.h"
#include "keeper_inside.h"
#include "line.h"
#include "window_talk.h"

#define GREETING_MS 5000u
#define OPENED_MS 10000u
#define READY_MS 60000u
#define LOOK_MS 250u
#define MOST_LATENCY_SECONDS 10u
/* Longer than the audio thread waits for a block: that one gives up first. */
#define HUNG_OFFLINE_MS 15000u
#define HUNG_MS 3000u
#define WINDOW_LOOK_MS 30u /* so often a window learns what the host has changed */
#define DATA_LOOK_MS 20u   /* so long a host that saves may wait before the engine is asked */

typedef struct engine_visit {
  nj_keeper *keeper;
  nj_line_reader reader;
  char line[NJ_LINE_BYTES];
  nj_shared *shared;
  bool opened;
  bool ready;
  bool failed;
  uint32_t heartbeat;
  uint64_t heard_ns; /* when the engine last gave a sign of life that is due */
  nj_window_talk window;
  nj_data_talk data;
} engine_visit;

static bool begins(const char *line, const char *with) {
  return strncmp(line, with, strlen(with)) == 0;
}

nj_socket nj_keeper_connect(const nj_keeper *keeper) {
  char path[NJ_PATH + 16];
  snprintf(path, sizeof path, "%s/engine.sock", keeper->folder);
  return nj_socket_connect(path);
}

/* False if it is not an engine of ours; one that says nothing at all is ended, so that another can begin. */
static bool greeted(engine_visit *visit) {
  enum nj_line_result result = nj_line_read(&visit->reader, visit->line, GREETING_MS);
  if (result == NJ_LINE_NONE && !atomic_load(&visit->keeper->stopping)) {
    nj_socket_kill_peer(visit->reader.socket);
    nj_keeper_tell(visit->keeper, "Nightjar's engine did not answer and was ended; another one is started.");
    return false;
  }
  if (result != NJ_LINE_READ) {
    return false;
  }
  static const char greeting[] = "nightjar 1 " NIGHTJAR_VERSION " ";
  if (!begins(visit->line, greeting)) {
    nj_keeper_tell(visit->keeper, "The engine that runs is not this version's, " NIGHTJAR_VERSION ".");
    return false;
  }
  return true;
}

static bool offered(engine_visit *visit) {
  nj_keeper *keeper = visit->keeper;
  visit->shared = nj_shared_create(keeper->instance, keeper->folder);
  if (!visit->shared) {
    char text[sizeof keeper->message];
    snprintf(text, sizeof text, "No shared memory can be made in %.400s; is it full?", keeper->folder);
    nj_keeper_tell(keeper, text);
    return false;
  }
  int length = snprintf(visit->line, sizeof visit->line, "open %s %s\n", keeper->instance->plugin->id,
                        visit->shared->name);
  return length > 0 && (size_t)length < sizeof visit->line &&
         nj_data_introduce(keeper, &visit->data, visit->reader.socket) &&
         nj_socket_send(visit->reader.socket, visit->line, (size_t)length);
}

static void give_up(engine_visit *visit, const char *text) {
  visit->failed = true;
  visit->ready = false;
  atomic_store(&visit->keeper->wanted, NULL);
  nj_keeper_tell(visit->keeper, text);
  nj_keeper_enter(visit->keeper, NJ_HOPELESS);
}

/* Memory is allocated by it: digits only, and no more than MOST_LATENCY_SECONDS. */
static bool latency_of(const engine_visit *visit, const char *text, uint32_t *frames) {
  size_t digits = strspn(text, "0123456789");
  if (digits == 0 || digits > 9 || text[digits]) {
    return false;
  }
  *frames = (uint32_t)strtoul(text, NULL, 10);
  return *frames <= MOST_LATENCY_SECONDS * visit->keeper->instance->sample_rate_hz;
}

static void engine_is_ready(engine_visit *visit, const char *text) {
  uint32_t natural_frames = 0;
  if (!latency_of(visit, text, &natural_frames)) {
    char told[128];
    snprintf(told, sizeof told,
             "Nightjar's engine asks for a latency of %.24s frames; more than 10 s can't be.", text);
    give_up(visit, told);
    return;
  }
  nj_instance *instance = visit->keeper->instance;
  uint32_t latency = nj_latency(instance);
  atomic_store(&instance->natural_frames, natural_frames);
  if (natural_frames > latency - instance->transport_frames) {
    atomic_store(&instance->asked_frames, natural_frames);
    if (!atomic_load(&instance->activating) && instance->listener.latency_changed) {
      instance->listener.latency_changed(instance->listener.context);
    }
  }
  if (natural_frames > latency) {
    if (!atomic_load(&instance->activating)) {
      nj_keeper_tell(visit->keeper,
                     "The engine needs more latency than announced; it starts when the host activates anew.");
    }
    nj_keeper_enter(visit->keeper, NJ_HOPELESS);
    return;
  }
  visit->ready = true;
  visit->heard_ns = nj_now_ns();
  nj_keeper_note(visit->keeper, "");
  visit->keeper->told[0] = '\0';
  atomic_store(&visit->keeper->wanted, visit->shared);
  nj_keeper_enter(visit->keeper, NJ_HERE);
}

static void heed(engine_visit *visit) {
  const char *line = visit->line;
  if (strcmp(line, "opened") == 0) {
    visit->opened = true;
    nj_shared_unlink(visit->shared, visit->keeper->folder);
  } else if (begins(line, "ready ") && visit->opened && !visit->ready) {
    engine_is_ready(visit, line + 6);
  } else if (begins(line, "failed ")) {
    give_up(visit, line + 7);
  } else if (begins(line, "message ")) {
    nj_keeper_tell(visit->keeper, line + 8);
  } else if (begins(line, "window ")) {
    nj_window_heed(visit->keeper, &visit->window, line + 7);
  } else if (begins(line, "data ")) {
    nj_data_heed(visit->keeper, &visit->data, line + 5);
  }
}

/* Offline nobody is kept waiting by an engine that takes its time for a block. */
static uint32_t hung_ms(const nj_instance *instance) {
  return atomic_load(&instance->offline) ? HUNG_OFFLINE_MS : HUNG_MS;
}

/* Whether the engine is alive and sane, as far as can be seen. */
static bool well(engine_visit *visit) {
  uint64_t silent_ms = (nj_now_ns() - visit->heard_ns) / 1000000u;
  if (visit->failed) {
    return true;
  }
  if (!visit->ready) {
    return silent_ms < (visit->opened ? READY_MS : OPENED_MS);
  }
  if (atomic_load(&visit->shared->broken)) {
    nj_keeper_tell(visit->keeper, "Nightjar's engine lost its way and is begun anew.");
    return false;
  }
  uint32_t heartbeat = atomic_load(&visit->shared->segment->engine.heartbeat);
  if (heartbeat != visit->heartbeat) {
    visit->heartbeat = heartbeat;
    visit->heard_ns = nj_now_ns();
  } else if (silent_ms >= hung_ms(visit->keeper->instance)) {
    nj_keeper_tell(visit->keeper, "Nightjar's engine hangs and is begun anew.");
    return false;
  }
  return true;
}

/* Says what there is to say. False if the engine does not listen. */
static bool attend(engine_visit *visit) {
  nj_keeper *keeper = visit->keeper;
  nj_socket socket = visit->reader.socket;
  bool heard = !visit->opened || nj_data_attend(keeper, &visit->data, socket);
  bool silent = !(visit->ready || visit->window.asked);
  return heard && (silent || nj_window_attend(keeper, &visit->window, socket));
}

static uint32_t look_ms(const engine_visit *visit) {
  return visit->keeper->instance->plugin->keeps_data ? DATA_LOOK_MS
         : visit->window.asked                       ? WINDOW_LOOK_MS
                                                     : LOOK_MS;
}

static void stay(engine_visit *visit) {
  visit->heard_ns = nj_now_ns();
  while (!atomic_load(&visit->keeper->stopping) && well(visit)) {
    enum nj_line_result result =
        attend(visit) ? nj_line_read(&visit->reader, visit->line, look_ms(visit)) : NJ_LINE_GONE;
    if (result == NJ_LINE_GONE) {
      if (!atomic_load(&visit->keeper->stopping)) {
        nj_keeper_tell(visit->keeper, "Nightjar's engine ended and is begun anew.");
      }
      return;
    }
    if (result == NJ_LINE_READ) {
      heed(visit);
    }
    nj_keeper_sweep(visit->keeper);
  }
}

static void leave(engine_visit *visit) {
  nj_keeper *keeper = visit->keeper;
  nj_keeper_enter(keeper, NJ_AWAY);
  atomic_store(&keeper->wanted, NULL);
  nj_edits_release(keeper->instance);
  nj_data_leave(keeper, &visit->data);
  if (visit->shared) {
    if (!visit->opened) {
      nj_shared_unlink(visit->shared, keeper->folder);
    }
    visit->shared->next = keeper->retired;
    keeper->retired = visit->shared;
  }
  nj_lock(&keeper->mutex);
  keeper->socket = -1;
  nj_unlock(&keeper->mutex);
  nj_socket_close(visit->reader.socket);
}

/* Lets nj_keeper_stop interrupt what is waited for. False if it came before: it does not come again. */
static bool entered(nj_keeper *keeper, nj_socket socket) {
  nj_lock(&keeper->mutex);
  bool stopping = atomic_load(&keeper->stopping);
  keeper->socket = stopping ? -1 : socket;
  nj_unlock(&keeper->mutex);
  return !stopping;
}

enum nj_visit nj_keeper_visit(nj_keeper *keeper) {
  nj_socket socket = nj_keeper_connect(keeper);
  if (socket == -1) {
    return NJ_NOT_THERE;
  }
  if (!entered(keeper, socket)) {
    nj_socket_close(socket);
    return NJ_NO_SUCCESS;
  }
  engine_visit visit = {.keeper = keeper, .reader = {.socket = socket}};
  nj_keeper_note(keeper, "Nightjar's engine is getting ready.");
  nj_keeper_enter(keeper, NJ_JOINING);
  bool was_ready = false;
  if (greeted(&visit) && offered(&visit)) {
    stay(&visit);
    was_ready = visit.ready;
  }
  leave(&visit);
  return was_ready ? NJ_WAS_READY : NJ_NO_SUCCESS;
}
