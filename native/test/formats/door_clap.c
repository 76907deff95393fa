#include <string.h>

#include "check.h"
#include "door.h"
#include "guest.h"

static clap_module module;
static clap_guest *guest;
static bool with_doubles;

static void open_door(const char *path, uint32_t plugin) {
  with_doubles = false;
  module = module_open(path);
  guest = guest_open(&module, nj_plugin_at(plugin)->id);
  CHECK(guest->render->set(guest->plugin, door_live ? CLAP_RENDER_REALTIME : CLAP_RENDER_OFFLINE));
}

static void close_door(void) {
  guest_close(guest);
  module_close(&module);
}

/* The denoiser's configurations have their channels for ids. */
static bool shape(uint32_t channels, bool doubles) {
  with_doubles = doubles;
  return guest->configs ? guest->configs->select(guest->plugin, channels) : channels == 2;
}

static void activate(void) {
  CHECK(guest_activate(guest, DOOR_RATE_HZ, DOOR_FRAMES, DOOR_FRAMES));
}

static void deactivate(void) {
  guest_deactivate(guest);
}

static void resize(uint32_t frames) {
  guest_deactivate(guest);
  CHECK(guest_activate(guest, DOOR_RATE_HZ, frames, frames));
}

static void add(const nj_event *event) {
  uint32_t frame = (uint32_t)event->frame;
  uint8_t bytes[3] = {(uint8_t)event->data, (uint8_t)(event->data >> 8), (uint8_t)(event->data >> 16)};
  switch (event->type) {
  case NJ_PARAMETER:
    guest_add_param(guest, frame, event->data, event->value);
    break;
  case NJ_MIDI:
    guest_add_midi(guest, frame, bytes[0], bytes[1], bytes[2]);
    break;
  case NJ_NOTE_EXPRESSION:
    guest_add_expression(guest, frame, event->note_id, (int32_t)event->data, event->value);
    break;
  default:
    guest_add_note(guest, frame, event->type == NJ_NOTE_ON, event->channel, event->key, event->value);
    break;
  }
}

static void process(float *const *in, float *const *out, const nj_event *events, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    add(&events[i]);
  }
  for (uint32_t c = 0; c < guest->inputs; c++) {
    memcpy(guest->in[c], in[c], DOOR_FRAMES * sizeof(float));
  }
  CHECK(with_doubles ? guest_process_double(guest, DOOR_FRAMES) : guest_process(guest, DOOR_FRAMES, false));
  for (uint32_t c = 0; c < guest->outputs; c++) {
    memcpy(out[c], guest->out[c], DOOR_FRAMES * sizeof(float));
  }
}

static uint32_t latency(void) {
  return guest_latency(guest);
}

static uint32_t tail(void) {
  return guest->tail->get(guest->plugin);
}

/* The plug-in asks for a restart; that it has another latency it may say only while it is activated. */
static uint32_t idle(void) {
  guest_idle(guest);
  return (uint32_t)atomic_load(&guest->wants_restart);
}

static size_t save(char bytes[DOOR_STATE_BYTES]) {
  size_t size = 0;
  char *state = guest_save(guest, &size);
  CHECK(state && size <= DOOR_STATE_BYTES);
  memcpy(bytes, state, size);
  free(state);
  return size;
}

static bool load(const char *bytes, size_t size) {
  return guest_load(guest, bytes, size);
}

static const char *logged(void) {
  return atomic_load(&guest->messages) > 0 ? guest->said : "";
}

const format_door clap_door = {
    "clap", true, true, true, true, open_door, close_door, shape, activate, deactivate,
    resize, process, latency, tail, idle, save, load, logged,
};
