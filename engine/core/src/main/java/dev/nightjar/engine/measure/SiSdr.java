package dev.nightjar.engine.measure;

/**
 * Scale-invariant signal-to-distortion ratio (J. Le Roux, S. Wisdom, H. Erdogan, J. R. Hershey,
 * "SDR – half-baked or well done?", ICASSP 2019, equation 3). Means are not removed.
 */
public final class SiSdr {
  private SiSdr() {}

  /**
   * [any thread]
   *
   * @param reference {@code [frames]}
   * @param estimate {@code [frames]}
   * @return decibels; positive infinity for a scaled copy, negative infinity for an estimate that
   *     holds nothing of the reference, NaN for a silent reference
   * @throws IllegalArgumentException if the lengths differ
   */
  public static double db(float[] reference, float[] estimate) {
    Pairs.checkSameLength(reference, estimate);
    double cross = 0;
    double power = 0;
    for (int i = 0; i < reference.length; i++) {
      cross += (double) reference[i] * estimate[i];
      power += (double) reference[i] * reference[i];
    }
    if (power == 0) {
      return Double.NaN;
    }
    double scale = cross / power;
    double target = 0;
    double error = 0;
    for (int i = 0; i < reference.length; i++) {
      double wanted = scale * reference[i];
      double rest = estimate[i] - wanted;
      target += wanted * wanted;
      error += rest * rest;
    }
    if (target == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return 10 * Math.log10(target / error);
  }
}
