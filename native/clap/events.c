#include "clap_plugin.h"

static bool is_of(const clap_event_header *header, size_t size) {
  return header->size >= size;
}

static bool note(const clap_event_header *header, uint16_t type, nj_event *event) {
  const clap_event_note *from = (const clap_event_note *)(const void *)header;
  if (!is_of(header, sizeof *from)) {
    return false;
  }
  event->type = type;
  event->channel = from->channel;
  event->key = from->key;
  event->note_id = from->note_id;
  event->value = from->velocity;
  return true;
}

static bool expression(const clap_event_header *header, nj_event *event) {
  const clap_event_note_expression *from = (const clap_event_note_expression *)(const void *)header;
  if (!is_of(header, sizeof *from) || from->expression_id < 0) {
    return false;
  }
  event->type = NJ_NOTE_EXPRESSION;
  event->channel = from->channel;
  event->key = from->key;
  event->note_id = from->note_id;
  event->data = (uint32_t)from->expression_id;
  event->value = from->value;
  return true;
}

/* Our parameters are the instance's, not a note's. */
static bool parameter(const clap_event_header *header, nj_event *event) {
  const clap_event_param_value *from = (const clap_event_param_value *)(const void *)header;
  if (!is_of(header, sizeof *from)) {
    return false;
  }
  event->type = NJ_PARAMETER;
  event->data = from->param_id;
  event->value = from->value;
  return true;
}

static bool midi(const clap_event_header *header, nj_event *event) {
  const clap_event_midi *from = (const clap_event_midi *)(const void *)header;
  if (!is_of(header, sizeof *from)) {
    return false;
  }
  event->type = NJ_MIDI;
  event->data = from->data[0] | (uint32_t)from->data[1] << 8 | (uint32_t)from->data[2] << 16;
  return true;
}

bool nj_clap_event(const clap_event_header *header, nj_event *event) {
  if (!header || header->space_id != 0) {
    return false;
  }
  *event = (nj_event){.frame = header->time, .channel = -1, .note_id = -1, .key = -1};
  switch (header->type) {
  case CLAP_EVENT_NOTE_ON:
    return note(header, NJ_NOTE_ON, event);
  case CLAP_EVENT_NOTE_OFF:
    return note(header, NJ_NOTE_OFF, event);
  case CLAP_EVENT_NOTE_CHOKE:
    return note(header, NJ_NOTE_CHOKE, event);
  case CLAP_EVENT_NOTE_EXPRESSION:
    return expression(header, event);
  case CLAP_EVENT_PARAM_VALUE:
    return parameter(header, event);
  case CLAP_EVENT_MIDI:
    return midi(header, event);
  default:
    return false;
  }
}
