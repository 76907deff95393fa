package dev.nightjar.plugin.hosted;

import dev.nightjar.plugin.api.EventList;
import dev.nightjar.plugin.api.Events;
import dev.nightjar.plugin.sidecar.PluginEvent;

/** Tells a plug-in what came from the DAW. [engine thread] */
final class PlayedEvents {
  private static final Events.Expression[] EXPRESSIONS = Events.Expression.values();
  private static final double LEAST_VELOCITY = 1e-3;

  private PlayedEvents() {}

  /** Adds anything but a change of a parameter. */
  static void add(PluginEvent event, int frame, EventList to) {
    int channel = event.channel();
    int key = event.key();
    switch (event.type()) {
      case NOTE_ON ->
          to.add(
              frame,
              Events.Kind.NOTE_ON,
              channel,
              key,
              event.noteId(),
              Math.max(LEAST_VELOCITY, Math.min(1, event.value())));
      case NOTE_OFF ->
          to.add(frame, Events.Kind.NOTE_OFF, channel, key, event.noteId(), event.value());
      case NOTE_CHOKE -> to.add(frame, Events.Kind.NOTE_CHOKE, channel, key, event.noteId(), 0);
      case MIDI -> addMidi(event.data(), frame, to);
      case NOTE_EXPRESSION ->
          to.expression(
              frame, channel, key, event.noteId(), EXPRESSIONS[event.data()], event.value());
      case PARAMETER -> throw new IllegalArgumentException("A parameter is no event.");
    }
  }

  /** Notes come as notes, whatever the DAW's format: plug-ins read them in one way only. */
  private static void addMidi(int message, int frame, EventList to) {
    int channel = message & 0xf;
    int key = message >>> 8 & 0x7f;
    double velocity = (message >>> 16 & 0x7f) / 127.0;
    int status = message & 0xf0;
    if (status == 0x90 && velocity > 0) {
      to.noteOn(frame, channel, key, velocity);
    } else if (status == 0x90 || status == 0x80) {
      to.add(frame, Events.Kind.NOTE_OFF, channel, key, -1, status == 0x80 ? velocity : 0);
    } else {
      to.midi(frame, message);
    }
  }
}
