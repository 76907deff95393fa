package dev.nightjar.plugin.midi;

import dev.nightjar.engine.midi.EventRing;
import java.io.IOException;

/**
 * A MIDI input that this machine has now; equal to another if it is the same device under the same
 * name. [not real-time]
 */
public interface MidiPort {
  /** By which it is known and told from all others. */
  String name();

  /**
   * Opens it: its messages go into the ring, from a thread of its own.
   *
   * @return what closes it; no message comes after that
   * @throws IOException if it is in use
   */
  Runnable open(EventRing ring, EventClock clock) throws IOException;
}
