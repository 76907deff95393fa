package dev.nightjar.engine.file;

/**
 * A whole sound in memory.
 *
 * @param samples {@code [channels][frames]}, full scale 1; every channel has the same length;
 *     shared, not copied
 * @param sampleRateHz above 0
 */
public record AudioClip(float[][] samples, int sampleRateHz) {

  /**
   * [any thread]
   *
   * @throws IllegalArgumentException without channels, with channels of unequal length, or with a
   *     rate below 1 Hz
   */
  public AudioClip {
    if (samples.length == 0) {
      throw new IllegalArgumentException("a clip needs at least one channel");
    }
    for (float[] channel : samples) {
      if (channel.length != samples[0].length) {
        throw new IllegalArgumentException(
            "channels differ in length: " + samples[0].length + " and " + channel.length);
      }
    }
    if (sampleRateHz < 1) {
      throw new IllegalArgumentException("sample rate must be positive: " + sampleRateHz);
    }
  }

  /** [any thread] At least 1. */
  public int channels() {
    return samples.length;
  }

  /** [any thread] Length of each channel. */
  public int frames() {
    return samples[0].length;
  }

  /** [any thread] Length in seconds. */
  public double seconds() {
    return (double) frames() / sampleRateHz;
  }
}
