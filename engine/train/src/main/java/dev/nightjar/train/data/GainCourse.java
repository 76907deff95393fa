package dev.nightjar.train.data;

/** Noises that are not steady: a random course of the gain over time. */
final class GainCourse {
  private GainCourse() {}

  /** Rises and falls by up to 20 dB between random points, in place. */
  static void wander(float[] samples, Draw draw, int rateHz) {
    double fromDb = draw.between(-20, 0);
    int at = 0;
    while (at < samples.length) {
      int length = Math.max(1, (int) (rateHz * draw.logBetween(0.05, 2)));
      double toDb = draw.between(-20, 0);
      // Straight in decibels is a constant factor per sample.
      double gain = Signal.gain(fromDb);
      double factor = Signal.gain((toDb - fromDb) / length);
      int end = Math.min(samples.length, at + length);
      for (; at < end; at++) {
        samples[at] *= (float) gain;
        gain *= factor;
      }
      fromDb = toDb;
    }
  }

  /** Comes and goes with soft edges, in place; sounds at least once. */
  static void gate(float[] samples, Draw draw, int rateHz) {
    int edge = Math.max(1, (int) (rateHz * draw.logBetween(0.002, 0.1)));
    boolean on = draw.chance(0.5) || samples.length < rateHz;
    int at = 0;
    float gain = on ? 1 : 0;
    while (at < samples.length) {
      int length = (int) (rateHz * draw.between(0.1, on ? 2 : 1));
      int end = Math.min(samples.length, at + length);
      float step = (on ? 1f : -1f) / edge;
      for (; at < end; at++) {
        gain = Math.min(1, Math.max(0, gain + step));
        samples[at] *= gain;
      }
      on = !on;
    }
  }
}
