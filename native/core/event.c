#include "event.h"

#include <math.h>

#include "instance.h"
#include "text.h"

static double bounded(double value, double least, double most) {
  return isnan(value) || value < least ? least : value > most ? most : value;
}

static bool settle_note(nj_event *event) {
  return event->channel >= -1 && event->channel <= 15 && event->key >= -1 && event->key <= 127;
}

bool nj_event_settle(nj_instance *instance, nj_event *event) {
  switch (event->type) {
  case NJ_NOTE_ON:
    event->value = bounded(event->value, 0, 1);
    return settle_note(event) && event->channel >= 0 && event->key >= 0;
  case NJ_NOTE_OFF:
  case NJ_NOTE_CHOKE:
    event->value = bounded(event->value, 0, 1);
    return settle_note(event);
  case NJ_MIDI:
    event->data &= 0x7f7fffu;
    return (event->data & 0x80u) != 0;
  case NJ_PARAMETER:
    if (event->data >= instance->plugin->parameter_count || isnan(event->value)) {
      return false;
    }
    event->value = nj_clamp(&instance->plugin->parameters[event->data], event->value);
    atomic_store_explicit(&instance->values[event->data], nj_bits_of(event->value), memory_order_relaxed);
    return true;
  case NJ_NOTE_EXPRESSION:
    event->value = event->data == NJ_TUNING   ? bounded(event->value, -120, 120)
                   : event->data == NJ_VOLUME ? bounded(event->value, 0, 4)
                                              : bounded(event->value, 0, 1);
    return settle_note(event) && event->data <= NJ_PRESSURE;
  default:
    return false;
  }
}
