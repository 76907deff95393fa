package dev.nightjar.engine.measure;

/**
 * Segmental signal-to-noise ratio: the mean over short frames, each limited to −10…35 dB (Y. Hu, P.
 * C. Loizou, "Evaluation of objective quality measures for speech enhancement", IEEE TASLP 16,
 * 2008, section III-A; 30 ms Hann frames, three quarters overlapping).
 */
public final class SegmentalSnr {
  private static final double FRAME_SECONDS = 0.030;
  private static final double LOWEST_DB = -10;
  private static final double HIGHEST_DB = 35;

  private SegmentalSnr() {}

  /**
   * [any thread]
   *
   * @param reference {@code [frames]}
   * @param estimate {@code [frames]}
   * @return decibels, −10 to 35; NaN if shorter than 30 ms
   * @throws IllegalArgumentException if the lengths differ
   */
  public static double db(float[] reference, float[] estimate, int rateHz) {
    Pairs.checkSameLength(reference, estimate);
    Pairs.checkRate(rateHz);
    int length = Math.max(4, (int) Math.round(FRAME_SECONDS * rateHz));
    double[] window = Pairs.hann(length);
    double sum = 0;
    int frames = 0;
    for (int start = 0; start + length <= reference.length; start += length / 4) {
      double signal = 0;
      double noise = 0;
      for (int i = 0; i < length; i++) {
        double s = window[i] * reference[start + i];
        double e = s - window[i] * estimate[start + i];
        signal += s * s;
        noise += e * e;
      }
      double db = signal == 0 && noise == 0 ? HIGHEST_DB : 10 * Math.log10(signal / noise);
      sum += Math.max(LOWEST_DB, Math.min(HIGHEST_DB, db));
      frames++;
    }
    return frames == 0 ? Double.NaN : sum / frames;
  }
}
