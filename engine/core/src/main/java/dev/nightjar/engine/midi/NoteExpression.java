package dev.nightjar.engine.midi;

/** What moves one note alone. */
public enum NoteExpression {
  /** Gain, 0 to 4. */
  VOLUME(1),
  /** 0 left, 1 right. */
  PAN(0.5f),
  /** Semitones, -120 to 120. */
  TUNING(0),
  /** 0 to 1, on top of the modulation wheel. */
  VIBRATO(0),
  /** 0 to 1; its square is a gain. */
  EXPRESSION(1),
  /** 0 to 1; the middle leaves the note as it is. */
  BRIGHTNESS(0.5f),
  /** 0 to 1. */
  PRESSURE(0);

  private final float rest;

  NoteExpression(float rest) {
    this.rest = rest;
  }

  /** What leaves a note as it is. */
  float rest() {
    return rest;
  }
}
