package dev.nightjar.plugin.picture;

/**
 * Sums a power spectrum into triangular bands of equal width on the mel scale {@code 2595 log10(1 +
 * f / 700)} (D. O'Shaughnessy, Speech Communication, 1987).
 */
final class MelBands {
  private final int[] firstBin;
  private final float[][] weights;

  /**
   * @param bands how many
   * @param fftFrames length of the transform
   * @param sampleRateHz rate of the sound
   * @param lowHz lower edge of the lowest band
   * @param highHz upper edge of the highest band
   */
  MelBands(int bands, int fftFrames, int sampleRateHz, double lowHz, double highHz) {
    firstBin = new int[bands];
    weights = new float[bands][];
    double binHz = (double) sampleRateHz / fftFrames;
    double step = (mel(highHz) - mel(lowHz)) / (bands + 1);
    for (int band = 0; band < bands; band++) {
      double left = hz(mel(lowHz) + band * step);
      double centre = hz(mel(lowHz) + (band + 1) * step);
      double right = hz(mel(lowHz) + (band + 2) * step);
      weigh(band, left / binHz, centre / binHz, right / binHz);
    }
  }

  int bands() {
    return weights.length;
  }

  /** Mean power of each band; power has one value per bin from 0 Hz to half the rate. */
  void apply(float[] power, float[] bandPower) {
    for (int band = 0; band < weights.length; band++) {
      float sum = 0;
      for (int i = 0; i < weights[band].length; i++) {
        sum += weights[band][i] * power[firstBin[band] + i];
      }
      bandPower[band] = sum;
    }
  }

  static double mel(double hz) {
    return 2595 * Math.log10(1 + hz / 700);
  }

  static double hz(double mel) {
    return 700 * (Math.pow(10, mel / 2595) - 1);
  }

  /** Weights that sum to 1; a band narrower than a bin interpolates between its neighbours. */
  private void weigh(int band, double left, double centre, double right) {
    double narrowLeft = Math.min(left, centre - 1);
    double wideRight = Math.max(right, centre + 1);
    int first = (int) Math.max(0, Math.ceil(narrowLeft));
    int last = (int) Math.floor(wideRight);
    float[] triangle = new float[last - first + 1];
    float sum = 0;
    for (int bin = first; bin <= last; bin++) {
      double rise = (bin - narrowLeft) / (centre - narrowLeft);
      double fall = (wideRight - bin) / (wideRight - centre);
      triangle[bin - first] = (float) Math.max(0, Math.min(rise, fall));
      sum += triangle[bin - first];
    }
    for (int i = 0; i < triangle.length; i++) {
      triangle[i] /= sum;
    }
    firstBin[band] = first;
    weights[band] = triangle;
  }
}
