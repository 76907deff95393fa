package dev.nightjar.engine.measure;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Log-spectral distance: root mean square difference of two power spectra in decibels over all
 * bins, averaged over frames (A. H. Gray, J. D. Markel, "Distance measures for speech processing",
 * IEEE TASSP 24, 1976). Hann frames of 32 ms every 8 ms; power below −100 dB of full scale counts
 * as −100 dB.
 */
public final class LogSpectralDistance {
  private static final double FRAME_SECONDS = 0.032;
  private static final double FLOOR = 1e-10;

  private LogSpectralDistance() {}

  /**
   * [any thread]
   *
   * @param reference {@code [frames]}, full scale 1
   * @param estimate {@code [frames]}, full scale 1
   * @return decibels, 0 for equal spectra; NaN if shorter than 32 ms
   * @throws IllegalArgumentException if the lengths differ
   */
  public static double db(float[] reference, float[] estimate, int rateHz) {
    Pairs.checkSameLength(reference, estimate);
    Pairs.checkRate(rateHz);
    int length = Math.max(8, (int) Math.round(FRAME_SECONDS * rateHz / 2) * 2);
    double[] window = Pairs.hann(length);
    DoubleFFT_1D fft = new DoubleFFT_1D(length);
    double sum = 0;
    int frames = 0;
    for (int start = 0; start + length <= reference.length; start += length / 4) {
      double[] a = levels(reference, start, window, fft);
      double[] b = levels(estimate, start, window, fft);
      double squares = 0;
      for (int bin = 0; bin < a.length; bin++) {
        squares += (a[bin] - b[bin]) * (a[bin] - b[bin]);
      }
      sum += Math.sqrt(squares / a.length);
      frames++;
    }
    return frames == 0 ? Double.NaN : sum / frames;
  }

  /** Power of each bin in decibels; a full-scale sine gives about 0. */
  private static double[] levels(float[] samples, int start, double[] window, DoubleFFT_1D fft) {
    int length = window.length;
    double[] spectrum = new double[length];
    for (int i = 0; i < length; i++) {
      spectrum[i] = window[i] * samples[start + i];
    }
    fft.realForward(spectrum);
    double[] levels = new double[length / 2 + 1];
    double scale = 16.0 / ((double) length * length);
    for (int bin = 0; bin < levels.length; bin++) {
      double re = bin == length / 2 ? spectrum[1] : spectrum[2 * bin];
      double im = bin == 0 || bin == length / 2 ? 0 : spectrum[2 * bin + 1];
      levels[bin] = 10 * Math.log10(Math.max(FLOOR, scale * (re * re + im * im)));
    }
    return levels;
  }
}
