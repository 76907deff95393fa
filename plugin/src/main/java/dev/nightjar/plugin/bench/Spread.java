package dev.nightjar.plugin.bench;

import java.util.Arrays;

/**
 * How long something took, over many times.
 *
 * @param medianMs the middle one, in milliseconds
 * @param p99Ms as long as or longer than 99 of 100
 * @param maxMs the longest
 */
public record Spread(double medianMs, double p99Ms, double maxMs) {

  /**
   * [any thread] Of durations in nanoseconds, at least one.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Spread ofNs(long[] durationsNs) {
    if (durationsNs.length == 0) {
      throw new IllegalArgumentException("A spread needs at least one duration.");
    }
    long[] sorted = durationsNs.clone();
    Arrays.sort(sorted);
    return new Spread(ranked(sorted, 0.5), ranked(sorted, 0.99), sorted[sorted.length - 1] / 1e6);
  }

  /** The shortest that is as long as this share of all. */
  private static double ranked(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
  }
}
