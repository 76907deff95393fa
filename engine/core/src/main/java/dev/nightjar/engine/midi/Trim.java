package dev.nightjar.engine.midi;

/** What moves all notes at once, on top of what MIDI says. */
public enum Trim {
  /** Semitones. */
  TUNING(0),
  /** -1 to 1, as General MIDI 2's attack time from end to end. */
  ATTACK(73),
  /** -1 to 1, as its decay time. */
  DECAY(75),
  /** -1 to 1, as its release time. */
  RELEASE(72),
  /** -1 to 1, as its brightness. */
  CUTOFF(74),
  /** -1 to 1, as its resonance. */
  RESONANCE(71);

  private final int controller;

  Trim(int controller) {
    this.controller = controller;
  }

  /** The controller that it goes with; 0 for none. */
  int controller() {
    return controller;
  }
}
