package dev.nightjar.plugin.picture;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/** Log-mel levels at one place in time. */
final class MelSpectrum {
  private static final int BANDS = 128;
  private static final double WINDOW_SECONDS = 0.032;

  /** The transform is this many times longer than the window, to draw low bands smoothly. */
  private static final int ZERO_PADDING = 4;

  private final double highHz;
  private final float[] window;
  private final float[] frame;
  private final float[] power;
  private final float[] bandPower = new float[BANDS];
  private final MelBands bands;
  private final FloatFFT_1D fft;

  MelSpectrum(int sampleRateHz) {
    int windowFrames = 2 * (int) Math.round(sampleRateHz * WINDOW_SECONDS / 2);
    int fftFrames = Integer.highestOneBit(windowFrames) * ZERO_PADDING;
    highHz = sampleRateHz / 2.0;
    window = new float[windowFrames];
    for (int i = 0; i < windowFrames; i++) {
      // Scaled so that a sine of full scale has power 1: twice the Hann window's mean of 1/2.
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / windowFrames);
      window[i] = (float) (hann * 4 / windowFrames);
    }
    frame = new float[fftFrames];
    power = new float[fftFrames / 2 + 1];
    fft = new FloatFFT_1D(fftFrames);
    bands = new MelBands(BANDS, fftFrames, sampleRateHz, 0, highHz);
  }

  int bands() {
    return BANDS;
  }

  double highHz() {
    return highHz;
  }

  int windowFrames() {
    return window.length;
  }

  /**
   * Adds the power of one window to that of each band.
   *
   * @param samples {@link #windowFrames()} frames
   * @param sums per band: the power is added here
   */
  void add(float[] samples, float[] sums) {
    Arrays.fill(frame, 0);
    for (int i = 0; i < window.length; i++) {
      frame[i] = samples[i] * window[i];
    }
    fft.realForward(frame);
    int half = frame.length / 2;
    power[0] = frame[0] * frame[0];
    power[half] = frame[1] * frame[1];
    for (int bin = 1; bin < half; bin++) {
      power[bin] = frame[2 * bin] * frame[2 * bin] + frame[2 * bin + 1] * frame[2 * bin + 1];
    }
    bands.apply(power, bandPower);
    for (int band = 0; band < BANDS; band++) {
      sums[band] += bandPower[band];
    }
  }
}
