package dev.nightjar.engine.measure;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The time-frequency grid that STOI works on (C. H. Taal, R. C. Hendriks, R. Heusdens, J. Jensen,
 * IEEE TASLP 19, 2011, section II-A): 10 kHz, Hann frames of 256 with half overlap, 15 one-third
 * octave bands from 150 Hz.
 */
final class ThirdOctaveBands {
  static final int RATE_HZ = 10_000;
  static final int BANDS = 15;
  static final int FRAME_LENGTH = 256;
  static final int HOP = FRAME_LENGTH / 2;
  private static final int FFT_LENGTH = 512;
  private static final double LOWEST_CENTRE_HZ = 150;

  private ThirdOctaveBands() {}

  /**
   * Frames of a sound. One that would end exactly with the sound does not count: so does the
   * authors' program, and so do the values that are published.
   */
  static int frames(int samples) {
    return Math.max(0, (samples - FRAME_LENGTH + HOP - 1) / HOP);
  }

  /** Root of each band's power, {@code [frames][BANDS]}. */
  static double[][] of(double[] samples) {
    double[] window = Pairs.hann(FRAME_LENGTH);
    int[] edges = new int[BANDS + 1];
    for (int band = 0; band <= BANDS; band++) {
      double hz = LOWEST_CENTRE_HZ * Math.pow(2, (2 * band - 1) / 6.0);
      edges[band] = (int) Math.round(hz * FFT_LENGTH / RATE_HZ);
    }
    DoubleFFT_1D fft = new DoubleFFT_1D(FFT_LENGTH);
    double[][] bands = new double[frames(samples.length)][BANDS];
    double[] spectrum = new double[FFT_LENGTH];
    for (int frame = 0; frame < bands.length; frame++) {
      Arrays.fill(spectrum, 0);
      for (int i = 0; i < FRAME_LENGTH; i++) {
        spectrum[i] = window[i] * samples[frame * HOP + i];
      }
      fft.realForward(spectrum);
      for (int band = 0; band < BANDS; band++) {
        double power = 0;
        for (int bin = edges[band]; bin < edges[band + 1]; bin++) {
          power += spectrum[2 * bin] * spectrum[2 * bin];
          power += spectrum[2 * bin + 1] * spectrum[2 * bin + 1];
        }
        bands[frame][band] = Math.sqrt(power);
      }
    }
    return bands;
  }
}
