package dev.nightjar.plugin.jvst;

import dev.nightjar.plugin.api.Events;
import jvst.wrapper.valueobjects.VSTEvent;
import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTMidiEvent;

/**
 * What is played, as MIDI messages of a VST plug-in. Events are new objects in every block:
 * plug-ins may keep them.
 */
final class MidiBlock {
  private static final int NOTE_OFF = 0x80;
  private static final int NOTE_ON = 0x90;
  private static final int KEY_PRESSURE = 0xa0;
  private static final int ALL_NOTES_OFF = 0x7bb0;
  private static final int NOTHING = -1;
  private static final int MIDI_BYTES = 3;

  private final VSTEvents played = new VSTEvents();

  /** The same in messages; what MIDI can't say is left out. [engine thread] */
  VSTEvents of(Events events) {
    int count = 0;
    for (int i = 0; i < events.count(); i++) {
      count += message(events, i) == NOTHING ? 0 : 1;
    }
    VSTEvent[] messages = new VSTEvent[count];
    int next = 0;
    for (int i = 0; i < events.count(); i++) {
      int message = message(events, i);
      if (message != NOTHING) {
        messages[next++] = midiEvent(events.frame(i), message);
      }
    }
    played.setEvents(messages);
    played.setNumEvents(count);
    return played;
  }

  private static VSTMidiEvent midiEvent(int frame, int message) {
    VSTMidiEvent event = new VSTMidiEvent();
    event.setType(VSTEvent.VST_EVENT_MIDI_TYPE);
    event.setByteSize(MIDI_BYTES);
    event.setDeltaFrames(frame);
    event.setData(new byte[] {(byte) message, (byte) (message >>> 8), (byte) (message >>> 16), 0});
    return event;
  }

  private static int message(Events events, int event) {
    return switch (events.kind(event)) {
      case MIDI -> events.message(event);
      case NOTE_ON -> of(NOTE_ON, events, event, 1);
      case NOTE_OFF, NOTE_CHOKE ->
          events.key(event) < 0
              ? ALL_NOTES_OFF | Math.max(0, events.channel(event))
              : of(NOTE_OFF, events, event, 0);
      case EXPRESSION ->
          events.expression(event) == Events.Expression.PRESSURE && events.key(event) >= 0
              ? of(KEY_PRESSURE, events, event, 0)
              : NOTHING;
    };
  }

  /** A note-on of velocity 0 would be a note-off: {@code least} is then 1. */
  private static int of(int status, Events events, int event, int least) {
    int value = (int) Math.round(127 * Math.max(0, Math.min(1, events.value(event))));
    int channel = Math.max(0, events.channel(event));
    return status | channel | events.key(event) << 8 | Math.max(least, value) << 16;
  }
}
