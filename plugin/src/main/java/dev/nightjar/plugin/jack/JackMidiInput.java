package dev.nightjar.plugin.jack;

import dev.nightjar.engine.midi.EventRing;
import dev.nightjar.plugin.midi.MessageIntake;
import dev.nightjar.plugin.midi.MidiFilter;
import dev.nightjar.plugin.sound.FrameSource;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackMidi;
import org.jaudiolibs.jnajack.JackPort;

/**
 * A MIDI port, whose messages go into a ring with the frames that JACK tells. [audio thread] unless
 * told otherwise
 */
final class JackMidiInput {
  private static final int MOST_MESSAGE_BYTES = 1 << 14;
  private static final int CHANNELS = 16;
  private static final int CONTROL_CHANGE = 0xb0;

  /** Sustain and sostenuto up, and all notes off. */
  private static final byte[] LET_GO = {64, 66, 123};

  private final JackPort port;
  private final MessageIntake intake;
  private final JackMidi.Event event = new JackMidi.Event();
  private final byte[] bytes = new byte[MOST_MESSAGE_BYTES];
  private volatile boolean letGo;

  /** [not real-time] */
  JackMidiInput(JackPort port, EventRing ring, MidiFilter filter) {
    this.port = port;
    intake = new MessageIntake(ring, filter);
  }

  JackPort port() {
    return port;
  }

  /** A keyboard has gone, and nobody knows which keys were its own: all go up. [any thread] */
  void letGo() {
    letGo = true;
  }

  /** Takes what came with the block that will be pulled next. */
  void take(FrameSource source) throws JackException {
    if (letGo) {
      letGo = false;
      release(source.dueFrame(0));
    }
    int count = JackMidi.getEventCount(port);
    for (int i = 0; i < count; i++) {
      JackMidi.eventGet(event, port, i);
      int size = event.size();
      if (size <= bytes.length) {
        event.read(bytes);
        intake.take(source.dueFrame(event.time()), bytes, size);
      }
    }
  }

  private void release(long frame) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (byte controller : LET_GO) {
        bytes[0] = (byte) (CONTROL_CHANGE | channel);
        bytes[1] = controller;
        bytes[2] = 0;
        intake.take(frame, bytes, 3);
      }
    }
  }
}
