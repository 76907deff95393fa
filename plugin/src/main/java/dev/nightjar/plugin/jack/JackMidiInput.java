package dev.nightjar.plugin.jack;

import dev.nightjar.plugin.midi.EventRing;
import dev.nightjar.plugin.midi.MessageIntake;
import dev.nightjar.plugin.midi.MidiFilter;
import dev.nightjar.plugin.sound.FrameSource;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackMidi;
import org.jaudiolibs.jnajack.JackPort;

/** A MIDI port, whose messages go into a ring with the frames that JACK tells. [audio thread] */
final class JackMidiInput {
  private static final int MOST_MESSAGE_BYTES = 1 << 14;

  private final JackPort port;
  private final MessageIntake intake;
  private final JackMidi.Event event = new JackMidi.Event();
  private final byte[] bytes = new byte[MOST_MESSAGE_BYTES];

  /** [not real-time] */
  JackMidiInput(JackPort port, EventRing ring, MidiFilter filter) {
    this.port = port;
    intake = new MessageIntake(ring, filter);
  }

  JackPort port() {
    return port;
  }

  /** Takes what came with the block that will be pulled next. */
  void take(FrameSource source) throws JackException {
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
}
