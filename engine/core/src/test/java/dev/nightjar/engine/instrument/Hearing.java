package dev.nightjar.engine.instrument;

/** What is to be heard of a signal: levels, clicks, pitch. */
final class Hearing {

  private Hearing() {}

  /** Root mean square of the frames {@code from} to {@code to}, dB. */
  static double levelDb(float[] sound, int from, int to) {
    double energy = 1e-20;
    for (int i = from; i < to; i++) {
      energy += sound[i] * sound[i];
    }
    return 10 * Math.log10(energy / (to - from));
  }

  /** The largest change of level from one window to the next, dB. */
  static double greatestLevelStepDb(float[] sound, int from, int to, int windowFrames) {
    double greatest = 0;
    for (int at = from; at + 2 * windowFrames <= to; at += windowFrames) {
      double before = levelDb(sound, at, at + windowFrames);
      double after = levelDb(sound, at + windowFrames, at + 2 * windowFrames);
      greatest = Math.max(greatest, Math.abs(after - before));
    }
    return greatest;
  }

  /** The largest second difference: a click is large in it, a tone isn't. */
  static double greatestBend(float[] sound, int from, int to) {
    double greatest = 0;
    for (int i = Math.max(1, from); i < Math.min(to, sound.length - 1); i++) {
      greatest = Math.max(greatest, Math.abs(sound[i - 1] - 2.0 * sound[i] + sound[i + 1]));
    }
    return greatest;
  }

  static double greatest(float[] sound, int from, int to) {
    double greatest = 0;
    for (int i = from; i < to; i++) {
      greatest = Math.max(greatest, Math.abs(sound[i]));
    }
    return greatest;
  }

  /**
   * How far a tone is from a frequency, cents: by the phase that it gains against it between two
   * windows.
   */
  static double centsFrom(double hertz, float[] sound, int from, int to, int sampleRateHz) {
    int half = (to - from) / 2;
    double turned =
        phase(hertz, sound, from + half, half, sampleRateHz)
            - phase(hertz, sound, from, half, sampleRateHz);
    turned -= 2 * Math.PI * Math.round(turned / (2 * Math.PI));
    double difference = turned / (2 * Math.PI) * sampleRateHz / half;
    return 1200 * Math.log(1 + difference / hertz) / Math.log(2);
  }

  private static double phase(double hertz, float[] sound, int from, int frames, int sampleRateHz) {
    double real = 0;
    double imaginary = 0;
    for (int i = 0; i < frames; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / frames);
      double angle = 2 * Math.PI * hertz * (from + i) / sampleRateHz;
      real += window * sound[from + i] * Math.cos(angle);
      imaginary -= window * sound[from + i] * Math.sin(angle);
    }
    return Math.atan2(imaginary, real);
  }
}
