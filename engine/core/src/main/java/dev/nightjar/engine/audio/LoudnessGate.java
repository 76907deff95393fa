package dev.nightjar.engine.audio;

import java.util.Arrays;

/**
 * The two-stage gate of integrated loudness (ITU-R BS.1770-4, annex 1, equations 4 to 7) over a
 * stream of any length.
 *
 * <p>Blocks are kept as a histogram of 0.01 LU with the exact sum of powers in each class, so the
 * memory is bounded and only the place of the relative threshold is rounded, by 0.01 LU at most.
 */
final class LoudnessGate {

  private static final double ABSOLUTE_LUFS = -70;
  private static final double RELATIVE_LU = -10;
  private static final int CLASSES_PER_LU = 100;
  private static final int CLASSES = 100 * CLASSES_PER_LU;

  private final double[] powers = new double[CLASSES];
  private final long[] blocks = new long[CLASSES];

  void add(double power) {
    double lufs = LoudnessMeter.lufs(power);
    if (lufs >= ABSOLUTE_LUFS) {
      int index = Math.min((int) ((lufs - ABSOLUTE_LUFS) * CLASSES_PER_LU), CLASSES - 1);
      powers[index] += power;
      blocks[index]++;
    }
  }

  double integratedPower() {
    double ungated = LoudnessMeter.lufs(meanFrom(0)) + RELATIVE_LU;
    int threshold = (int) Math.floor((ungated - ABSOLUTE_LUFS) * CLASSES_PER_LU);
    return meanFrom(Math.max(threshold, 0));
  }

  void reset() {
    Arrays.fill(powers, 0);
    Arrays.fill(blocks, 0);
  }

  private double meanFrom(int threshold) {
    double power = 0;
    long count = 0;
    for (int index = threshold; index < CLASSES; index++) {
      power += powers[index];
      count += blocks[index];
    }
    return count == 0 ? 0 : power / count;
  }
}
