#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "guest.h"

static any_event *next_event(clap_guest *guest, size_t size, uint32_t time, uint16_t type) {
  if (guest->event_count == GUEST_EVENTS) {
    guest->event_count--;
  }
  any_event *event = &guest->events[guest->event_count++];
  memset(event, 0, sizeof *event);
  event->header = (clap_event_header){.size = (uint32_t)size, .time = time, .type = type};
  return event;
}

void guest_add_param(clap_guest *guest, uint32_t time, clap_id id, double value) {
  clap_event_param_value *event =
      &next_event(guest, sizeof(clap_event_param_value), time, CLAP_EVENT_PARAM_VALUE)->param;
  event->param_id = id;
  event->note_id = -1;
  event->port_index = -1;
  event->channel = -1;
  event->key = -1;
  event->value = value;
}

void guest_add_note(clap_guest *guest, uint32_t time, bool on, int16_t channel, int16_t key,
                    double velocity) {
  clap_event_note *event =
      &next_event(guest, sizeof(clap_event_note), time, on ? CLAP_EVENT_NOTE_ON : CLAP_EVENT_NOTE_OFF)->note;
  event->note_id = -1;
  event->channel = channel;
  event->key = key;
  event->velocity = velocity;
}

void guest_add_expression(clap_guest *guest, uint32_t time, int32_t note_id, int32_t kind, double value) {
  clap_event_note_expression *event =
      &next_event(guest, sizeof(clap_event_note_expression), time, CLAP_EVENT_NOTE_EXPRESSION)->expression;
  event->expression_id = kind;
  event->note_id = note_id;
  event->port_index = -1;
  event->channel = -1;
  event->key = -1;
  event->value = value;
}

void guest_add_midi(clap_guest *guest, uint32_t time, uint8_t status, uint8_t first, uint8_t second) {
  clap_event_midi *event = &next_event(guest, sizeof(clap_event_midi), time, CLAP_EVENT_MIDI)->midi;
  event->data[0] = status;
  event->data[1] = first;
  event->data[2] = second;
}

int guest_find_param(const clap_guest *guest, const char *name) {
  uint32_t count = guest->params ? guest->params->count(guest->plugin) : 0;
  char *end = NULL;
  unsigned long number = strtoul(name, &end, 10);
  if (*name && !*end) {
    return number < count ? (int)number : -1;
  }
  for (uint32_t i = 0; i < count; i++) {
    clap_param_info info;
    if (guest->params->get_info(guest->plugin, i, &info) && strcasecmp(info.name, name) == 0) {
      return (int)i;
    }
  }
  return -1;
}

typedef struct byte_buffer {
  char *bytes;
  size_t size;
  size_t read;
} byte_buffer;

static int64_t write_bytes(const clap_ostream *stream, const void *from, uint64_t size) {
  byte_buffer *buffer = stream->ctx;
  /* In small portions, as a host may. */
  size_t count = size < 17 ? (size_t)size : 17;
  char *larger = realloc(buffer->bytes, buffer->size + count);
  if (!larger) {
    return -1;
  }
  memcpy(larger + buffer->size, from, count);
  buffer->bytes = larger;
  buffer->size += count;
  return (int64_t)count;
}

static int64_t read_bytes(const clap_istream *stream, void *to, uint64_t size) {
  byte_buffer *buffer = stream->ctx;
  size_t left = buffer->size - buffer->read;
  size_t count = size < left ? (size_t)size : left;
  count = count < 13 ? count : 13;
  memcpy(to, buffer->bytes + buffer->read, count);
  buffer->read += count;
  return (int64_t)count;
}

char *guest_save(const clap_guest *guest, size_t *size) {
  byte_buffer buffer = {NULL, 0, 0};
  const clap_ostream stream = {&buffer, write_bytes};
  if (!guest->state->save(guest->plugin, &stream)) {
    free(buffer.bytes);
    return NULL;
  }
  *size = buffer.size;
  return buffer.bytes ? buffer.bytes : calloc(1, 1);
}

bool guest_load(const clap_guest *guest, const char *bytes, size_t size) {
  byte_buffer buffer = {(char *)(uintptr_t)bytes, size, 0};
  const clap_istream stream = {&buffer, read_bytes};
  return guest->state->load(guest->plugin, &stream);
}
