package dev.nightjar.engine.audio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A running level over all channels: RMS as an exponential mean over 300 ms, and the peak, which
 * falls by 20 dB a second.
 *
 * <p>dBFS: a sample of 1 is 0 dB, so a full-scale sine has an RMS of -3.01 dB. Silence is negative
 * infinity. One thread feeds; any thread reads. Nothing is allocated after construction.
 */
public final class LevelMeter {

  private static final double MEAN_SECONDS = 0.3;
  private static final double PEAK_FALL_DB_PER_SECOND = 20;
  private static final VarHandle LEVEL = MethodHandles.arrayElementVarHandle(double[].class);
  private static final int MEAN_SQUARE = 0;
  private static final int PEAK = 1;

  /** Below this (-200 dB) levels are silence; it also keeps the means from turning denormal. */
  private static final double SILENCE = 1e-10;

  private final double meanWeight;
  private final double peakFall;
  private final double[] levels = new double[2];

  /**
   * Makes a meter that reads silence. [not real-time]
   *
   * @param sampleRateHz above 0
   */
  public LevelMeter(int sampleRateHz) {
    if (sampleRateHz < 1) {
      throw new IllegalArgumentException("sampleRateHz must be above 0, not " + sampleRateHz);
    }
    meanWeight = 1 - Math.exp(-1 / (MEAN_SECONDS * sampleRateHz));
    peakFall = Math.pow(10, -PEAK_FALL_DB_PER_SECOND / 20 / sampleRateHz);
  }

  /**
   * Takes the next frames. [audio thread] or [engine thread]
   *
   * @param samples {@code [channels][>= offset + frames]}, finite
   */
  public void add(float[][] samples, int offset, int frames) {
    double meanSquare = levels[MEAN_SQUARE];
    double peak = levels[PEAK];
    for (int i = offset; i < offset + frames; i++) {
      double squares = 0;
      double largest = 0;
      for (float[] channel : samples) {
        double sample = channel[i];
        squares += sample * sample;
        largest = Math.max(largest, Math.abs(sample));
      }
      meanSquare += meanWeight * (squares / samples.length - meanSquare);
      peak = Math.max(largest, peak * peakFall);
    }
    LEVEL.setOpaque(levels, MEAN_SQUARE, meanSquare < SILENCE * SILENCE ? 0 : meanSquare);
    LEVEL.setOpaque(levels, PEAK, peak < SILENCE ? 0 : peak);
  }

  /** RMS in dBFS. [any thread] */
  public double rmsDb() {
    return 10 * Math.log10((double) LEVEL.getOpaque(levels, MEAN_SQUARE));
  }

  /** Peak in dBFS. [any thread] */
  public double peakDb() {
    return 20 * Math.log10((double) LEVEL.getOpaque(levels, PEAK));
  }

  /** Back to silence. [audio thread] or [engine thread], whichever feeds */
  public void reset() {
    LEVEL.setOpaque(levels, MEAN_SQUARE, 0.0);
    LEVEL.setOpaque(levels, PEAK, 0.0);
  }
}
