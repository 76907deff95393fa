package dev.nightjar.engine.measure;

/** What every measure asks of the two sounds it compares. */
final class Pairs {
  private Pairs() {}

  static void checkSameLength(float[] reference, float[] estimate) {
    if (reference.length != estimate.length) {
      throw new IllegalArgumentException(
          "the sounds differ in length: reference "
              + reference.length
              + ", estimate "
              + estimate.length
              + " frames");
    }
  }

  static void checkRate(int rateHz) {
    if (rateHz < 1) {
      throw new IllegalArgumentException("sample rate must be positive: " + rateHz);
    }
  }

  /**
   * Hann window of this length without its zero end points, as those who defined the measures have
   * it; it isn't the periodic one of transforms.
   */
  static double[] hann(int length) {
    double[] window = new double[length];
    for (int i = 0; i < length; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 1) / (length + 1));
    }
    return window;
  }
}
