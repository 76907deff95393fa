package dev.nightjar.plugin.picture;

import dev.nightjar.engine.audio.Stft;

/** Log-mel levels at one place in time. */
final class MelSpectrum {
  private static final int BANDS = 128;
  private static final double WINDOW_SECONDS = 0.032;

  /** The transform is this many times longer than the window, to draw low bands smoothly. */
  private static final int ZERO_PADDING = 4;

  private final double highHz;
  private final Stft transform;
  private final float[] power;
  private final float[] bandPower = new float[BANDS];
  private final MelBands bands;

  MelSpectrum(int sampleRateHz) {
    int windowFrames = 2 * (int) Math.round(sampleRateHz * WINDOW_SECONDS / 2);
    int fftFrames = Integer.highestOneBit(windowFrames) * ZERO_PADDING;
    highHz = sampleRateHz / 2.0;
    transform = new Stft(windowFrames, windowFrames / 2, fftFrames);
    power = new float[transform.bins()];
    bands = new MelBands(BANDS, fftFrames, sampleRateHz, 0, highHz);
  }

  int bands() {
    return BANDS;
  }

  double highHz() {
    return highHz;
  }

  int windowFrames() {
    return transform.windowFrames();
  }

  /**
   * Adds the power of one window to that of each band.
   *
   * @param samples {@link #windowFrames()} frames
   * @param sums per band: the power is added here, 1 for a sine of full scale
   */
  void add(float[] samples, float[] sums) {
    transform.powers(samples, power);
    bands.apply(power, bandPower);
    for (int band = 0; band < BANDS; band++) {
      sums[band] += bandPower[band];
    }
  }
}
