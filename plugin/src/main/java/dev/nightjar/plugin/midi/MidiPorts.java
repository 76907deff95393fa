package dev.nightjar.plugin.midi;

import java.util.List;

/** Finds MIDI inputs. */
@FunctionalInterface
public interface MidiPorts {
  /** Those that there are now, in the system's order. [not real-time] */
  List<MidiPort> present();
}
