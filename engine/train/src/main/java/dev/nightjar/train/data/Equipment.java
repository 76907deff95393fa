package dev.nightjar.train.data;

/** What bad equipment does to a mixture. */
final class Equipment {
  private static final double MU = 255;

  private Equipment() {}

  /** Cuts the loudest peaks off, in place. */
  static void clip(float[] samples, double shareOfPeak) {
    float limit = (float) (shareOfPeak * Signal.peak(samples));
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.max(-limit, Math.min(limit, samples[i]));
    }
  }

  /** Through 8-bit logarithmic companding (ITU-T G.711's mu-law curve) and back, in place. */
  static void muLaw(float[] samples) {
    double log = Math.log1p(MU);
    for (int i = 0; i < samples.length; i++) {
      double magnitude = Math.min(1, Math.abs(samples[i]));
      double coded = Math.rint(127 * Math.log1p(MU * magnitude) / log) / 127;
      double decoded = Math.expm1(coded * log) / MU;
      samples[i] = (float) Math.copySign(decoded, samples[i]);
    }
  }
}
