package dev.nightjar.train.data;

/**
 * A second-order filter, applied to a whole sound in place.
 *
 * <p>Coefficients from R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter
 * coefficients". Frequencies are kept below the Nyquist frequency.
 */
final class Biquad {
  private static final double HIGHEST_SHARE_OF_RATE = 0.49;

  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;

  private Biquad(double b0, double b1, double b2, double a0, double a1, double a2) {
    this.b0 = b0 / a0;
    this.b1 = b1 / a0;
    this.b2 = b2 / a0;
    this.a1 = a1 / a0;
    this.a2 = a2 / a0;
  }

  private static double omega(double hz, int rateHz) {
    return 2 * Math.PI * Math.min(hz / rateHz, HIGHEST_SHARE_OF_RATE);
  }

  static Biquad lowPass(double hz, double q, int rateHz) {
    double cos = Math.cos(omega(hz, rateHz));
    double alpha = Math.sin(omega(hz, rateHz)) / (2 * q);
    return new Biquad((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
  }

  static Biquad highPass(double hz, double q, int rateHz) {
    double cos = Math.cos(omega(hz, rateHz));
    double alpha = Math.sin(omega(hz, rateHz)) / (2 * q);
    return new Biquad((1 + cos) / 2, -(1 + cos), (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
  }

  /** Gain 1 at its centre. */
  static Biquad bandPass(double hz, double q, int rateHz) {
    double cos = Math.cos(omega(hz, rateHz));
    double alpha = Math.sin(omega(hz, rateHz)) / (2 * q);
    return new Biquad(alpha, 0, -alpha, 1 + alpha, -2 * cos, 1 - alpha);
  }

  static Biquad bell(double hz, double q, double gainDb, int rateHz) {
    double cos = Math.cos(omega(hz, rateHz));
    double alpha = Math.sin(omega(hz, rateHz)) / (2 * q);
    double a = Math.pow(10, gainDb / 40);
    return new Biquad(
        1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a);
  }

  static Biquad lowShelf(double hz, double gainDb, int rateHz) {
    double a = Math.pow(10, gainDb / 40);
    return shelf(a, Math.cos(omega(hz, rateHz)), Math.sin(omega(hz, rateHz)), 1);
  }

  static Biquad highShelf(double hz, double gainDb, int rateHz) {
    double a = Math.pow(10, gainDb / 40);
    return shelf(a, Math.cos(omega(hz, rateHz)), Math.sin(omega(hz, rateHz)), -1);
  }

  /** Both shelves at slope 1: they differ in the sign of the cosine. */
  private static Biquad shelf(double a, double cos, double sin, int side) {
    double c = side * cos;
    double root = 2 * Math.sqrt(a) * sin / Math.sqrt(2);
    return new Biquad(
        a * ((a + 1) - (a - 1) * c + root),
        side * 2 * a * ((a - 1) - (a + 1) * c),
        a * ((a + 1) - (a - 1) * c - root),
        (a + 1) + (a - 1) * c + root,
        side * -2 * ((a - 1) + (a + 1) * c),
        (a + 1) + (a - 1) * c - root);
  }

  /** In place, from rest. */
  void apply(float[] samples) {
    double s1 = 0;
    double s2 = 0;
    for (int i = 0; i < samples.length; i++) {
      double x = samples[i];
      double y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      samples[i] = (float) y;
    }
  }
}
