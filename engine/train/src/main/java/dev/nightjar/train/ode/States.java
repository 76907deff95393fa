package dev.nightjar.train.ode;

/** Sums over parts of a state. */
final class States {

  private States() {}

  /** Σ x_i² of the {@code count} elements from {@code offset}. */
  static double squared(double[] x, int offset, int count) {
    double sum = 0;
    for (int i = offset; i < offset + count; i++) {
      sum += x[i] * x[i];
    }
    return sum;
  }

  /** Zeros behind the weights: moments at rest. */
  static double[] atRest(double[] weights) {
    return java.util.Arrays.copyOf(weights, 2 * weights.length);
  }
}
