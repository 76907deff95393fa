package dev.nightjar.plugin.demo;

import java.util.SplittableRandom;

/**
 * The noise of a room with a computer in it: a fan's rush, the mains' hum, and keys now and then.
 * The same seed gives the same noise.
 */
public final class FanNoise {

  private static final double HUM_HZ = 50;
  private static final double KEYS_PER_SECOND = 3;
  private static final double KEY_SECONDS = 0.012;

  private FanNoise() {}

  /**
   * Noise at a root mean square of 1. [not real-time]
   *
   * @param frames its length
   * @param sampleRateHz of the noise
   */
  public static float[] of(int frames, int sampleRateHz, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] noise = new float[frames];
    double keep = Math.exp(-2 * Math.PI * 900 / sampleRateHz);
    double rush = 0;
    double key = 0;
    double keyKeep = Math.exp(-1 / (KEY_SECONDS * sampleRateHz));
    for (int n = 0; n < frames; n++) {
      double t = (double) n / sampleRateHz;
      double white = random.nextGaussian();
      rush = keep * rush + (1 - keep) * white;
      double turning = 1 + 0.25 * Math.sin(2 * Math.PI * 0.7 * t);
      double hum = 0;
      for (int harmonic = 1; harmonic <= 5; harmonic++) {
        hum += Math.sin(2 * Math.PI * HUM_HZ * harmonic * t) / harmonic;
      }
      if (random.nextDouble() < KEYS_PER_SECOND / sampleRateHz) {
        key = 1;
      }
      key *= keyKeep;
      noise[n] = (float) (turning * (5 * rush + 0.3 * white) + 0.25 * hum + 2 * key * white);
    }
    double level = rms(noise);
    for (int n = 0; n < frames; n++) {
      noise[n] /= (float) level;
    }
    return noise;
  }

  /** Root mean square of a signal. */
  static double rms(float[] signal) {
    double sum = 0;
    for (float sample : signal) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / Math.max(1, signal.length));
  }
}
