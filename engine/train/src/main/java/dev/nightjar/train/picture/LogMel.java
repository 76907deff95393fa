package dev.nightjar.train.picture;

import org.jtransforms.fft.FloatFFT_1D;

/**
 * Spectrograms as ears see them: the power in triangular bands that are evenly spaced in mel, in
 * dB, with a floor below the loudest. One thread at a time.
 */
final class LogMel {

  private static final double LOWEST_HZ = 40;
  private static final double FLOOR_DB = 80;

  /** What a band hears of the bin next to its middle at least: low bands are narrower than bins. */
  private static final float LEAST_SHARE = 1e-3f;

  private final int bands;
  private final int steps;
  private final int window;
  private final int hop;
  private final float[][] filters;
  private final float[] hann;
  private final FloatFFT_1D fft;

  /**
   * Of that form.
   *
   * @param bands rows, low to high
   * @param steps columns
   * @param window frames of a Hann window, a power of two
   * @param hop frames from one column to the next
   */
  LogMel(int bands, int steps, int window, int hop, int sampleRateHz) {
    this.bands = bands;
    this.steps = steps;
    this.window = window;
    this.hop = hop;
    filters = filters(bands, window, sampleRateHz);
    hann = new float[window];
    for (int i = 0; i < window; i++) {
      hann[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / window));
    }
    fft = new FloatFFT_1D(window);
  }

  /** {@code [bands][window / 2]}: how much of a bin belongs to a band. */
  private static float[][] filters(int bands, int window, int sampleRateHz) {
    double low = mel(LOWEST_HZ);
    double high = mel(0.5 * sampleRateHz);
    float[][] filters = new float[bands][window / 2];
    for (int band = 0; band < bands; band++) {
      int nearest = 1;
      double least = Double.POSITIVE_INFINITY;
      for (int k = 1; k < window / 2; k++) {
        double place = (mel((double) k * sampleRateHz / window) - low) / (high - low);
        double away = Math.abs(place * (bands + 1) - (band + 1));
        filters[band][k] = (float) Math.max(0, 1 - away);
        if (away < least) {
          least = away;
          nearest = k;
        }
      }
      filters[band][nearest] = Math.max(LEAST_SHARE, filters[band][nearest]);
    }
    return filters;
  }

  private static double mel(double hz) {
    return 2595 * Math.log10(1 + hz / 700);
  }

  /** Frames of sound that a spectrogram sees. */
  int frames() {
    return (steps - 1) * hop + window;
  }

  /**
   * The spectrogram of a sound's first {@link #frames}: {@code [bands * steps]}, 0 for the loudest
   * place and −1 for what is 80 dB below it or less.
   */
  float[] of(float[] sound) {
    double[] powers = new double[bands * steps];
    float[] frame = new float[window];
    double loudest = Float.MIN_NORMAL;
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < window; i++) {
        frame[i] = hann[i] * sound[step * hop + i];
      }
      fft.realForward(frame);
      for (int band = 0; band < bands; band++) {
        double power = 0;
        for (int k = 1; k < window / 2; k++) {
          power += filters[band][k] * square(frame[2 * k], frame[2 * k + 1]);
        }
        powers[band * steps + step] = power;
        loudest = Math.max(loudest, power);
      }
    }
    float[] picture = new float[powers.length];
    for (int i = 0; i < picture.length; i++) {
      double db = powers[i] > 0 ? 10 * Math.log10(powers[i] / loudest) : -FLOOR_DB;
      picture[i] = (float) Math.max(-1, db / FLOOR_DB);
    }
    return picture;
  }

  private static float square(float re, float im) {
    return re * re + im * im;
  }
}
