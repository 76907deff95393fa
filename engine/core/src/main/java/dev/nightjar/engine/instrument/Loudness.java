package dev.nightjar.engine.instrument;

/** Levels as amplitudes. */
final class Loudness {

  /** Nobody hears what stays below: -100 dB. */
  static final float INAUDIBLE = 1e-5f;

  private Loudness() {}

  static double amplitude(double decibels) {
    return Math.pow(10, decibels / 20);
  }
}
