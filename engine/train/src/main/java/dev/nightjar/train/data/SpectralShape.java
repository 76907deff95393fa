package dev.nightjar.train.data;

/** Random equalization: what microphones, distances and loudspeakers do to a spectrum. */
final class SpectralShape {
  private static final double BUTTERWORTH_Q = Math.sqrt(0.5);

  private SpectralShape() {}

  /** One to three of bell, shelves and deep notch, in place. */
  static void equalize(float[] samples, Draw draw, int rateHz) {
    int filters = draw.count(1, 3);
    for (int i = 0; i < filters; i++) {
      switch (draw.count(0, 3)) {
        case 0 ->
            Biquad.bell(
                    draw.logBetween(100, 7000), draw.between(0.4, 3), draw.between(-10, 8), rateHz)
                .apply(samples);
        case 1 ->
            Biquad.lowShelf(draw.logBetween(100, 800), draw.between(-9, 6), rateHz).apply(samples);
        case 2 ->
            Biquad.highShelf(draw.logBetween(1500, 5000), draw.between(-8, 8), rateHz)
                .apply(samples);
        default ->
            Biquad.bell(
                    draw.logBetween(200, 6000), draw.between(1, 4), draw.between(-30, -10), rateHz)
                .apply(samples);
      }
    }
  }

  /** A narrower band than the rate allows, in place: fourth-order low-pass or a high-pass. */
  static void limitBand(float[] samples, Draw draw, int rateHz) {
    if (draw.chance(0.5)) {
      lowPass(samples, draw.between(3200, 7000), rateHz);
    } else {
      Biquad.highPass(draw.between(80, 300), BUTTERWORTH_Q, rateHz).apply(samples);
    }
  }

  /** The band of a telephone, in place. */
  static void telephone(float[] samples, int rateHz) {
    Biquad.highPass(300, BUTTERWORTH_Q, rateHz).apply(samples);
    lowPass(samples, 3400, rateHz);
  }

  /** Butterworth of order 4: two sections with the Qs of its pole pairs. */
  private static void lowPass(float[] samples, double hz, int rateHz) {
    Biquad.lowPass(hz, 0.5412, rateHz).apply(samples);
    Biquad.lowPass(hz, 1.3066, rateHz).apply(samples);
  }
}
