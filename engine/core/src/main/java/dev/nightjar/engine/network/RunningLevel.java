package dev.nightjar.engine.network;

/**
 * A level that a stream knows at any time: the exponential average of the power of all blocks so
 * far, the weights of what has been heard summing to 1 from the first block on.
 *
 * <pre>
 *   s_n = decay * s_(n-1) + (1 - decay) * power_n      level_n = sqrt(s_n / (1 - decay^n) + floor^2)
 * </pre>
 *
 * @param decay what a block keeps of the past, 0 to 1 exclusive
 * @param floor the level of silence, above 0, so that silence is not blown up
 */
public record RunningLevel(double decay, double floor) {

  /** Refuses what is no average. */
  public RunningLevel {
    if (!(decay > 0 && decay < 1) || !(floor > 0)) {
      throw new IllegalArgumentException(
          "running level: decay " + decay + " must lie in (0, 1), floor " + floor + " above 0");
    }
  }

  /** The rule whose memory falls to 1/e after {@code seconds}. */
  public static RunningLevel withMemory(
      double seconds, int blockFrames, int sampleRateHz, double floor) {
    return new RunningLevel(Math.exp(-blockFrames / (seconds * sampleRateHz)), floor);
  }
}
