package dev.nightjar.train.experiment;

import java.util.Random;

/**
 * Regression with a loss that is not convex: the mean of φ(aₙᵀθ − bₙ) with φ(t) = t²/(1 + t²).
 *
 * <p>Source: "Step-Tuned SGD", eq. 52. How A and b are made is our choice after the problem's
 * origin: A normal, b = A z + 3 ν₁ + ν₂ with z normal of deviation 2, ν₁ normal, ν₂ 0 or 1.
 */
final class RobustRegression {

  private final double[][] a;
  private final double[] b;

  /** With {@code rows} terms in {@code dimension} unknowns. */
  RobustRegression(int rows, int dimension, Random random) {
    a = new double[rows][dimension];
    b = new double[rows];
    double[] z = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      z[i] = 2 * random.nextGaussian();
    }
    for (int n = 0; n < rows; n++) {
      for (int i = 0; i < dimension; i++) {
        a[n][i] = random.nextGaussian();
        b[n] += a[n][i] * z[i];
      }
      b[n] += 3 * random.nextGaussian() + (random.nextDouble() < 0.3 ? 1 : 0);
    }
  }

  int rows() {
    return b.length;
  }

  int dimension() {
    return a[0].length;
  }

  /** J. */
  double value(double[] theta) {
    double sum = 0;
    for (int n = 0; n < b.length; n++) {
      sum += BoundedLoss.value(residual(n, theta));
    }
    return sum / b.length;
  }

  private double residual(int n, double[] theta) {
    double t = -b[n];
    for (int i = 0; i < theta.length; i++) {
      t += a[n][i] * theta[i];
    }
    return t;
  }

  /** The gradient of the terms {@code order[from]} to {@code order[to − 1]}, their mean. */
  double[] gradient(double[] theta, int[] order, int from, int to) {
    double[] gradient = new double[theta.length];
    for (int m = from; m < to; m++) {
      int n = order[m];
      add(gradient, BoundedLoss.slope(residual(n, theta)) / (to - from), n);
    }
    return gradient;
  }

  private void add(double[] to, double factor, int n) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * a[n][i];
    }
  }

  /**
   * The mean of Hessian times gradient over all batches of a size, exactly: drawn without
   * replacement, a pair of terms is in a batch with the probability B (B − 1) / (N (N − 1)).
   */
  double[] expectedCurvature(double[] theta, int batch) {
    int rows = b.length;
    int d = theta.length;
    double[] whole = new double[d];
    double[] same = new double[d];
    for (int n = 0; n < rows; n++) {
      double t = residual(n, theta);
      double squares = 0;
      for (double x : a[n]) {
        squares += x * x;
      }
      add(whole, BoundedLoss.slope(t), n);
      add(same, BoundedLoss.curvature(t) * BoundedLoss.slope(t) * squares, n);
    }
    double[] all = new double[d];
    for (int n = 0; n < rows; n++) {
      double along = 0;
      for (int i = 0; i < d; i++) {
        along += a[n][i] * whole[i];
      }
      add(all, BoundedLoss.curvature(residual(n, theta)) * along, n);
    }
    double single = 1.0 / ((double) batch * rows);
    double pair = (batch - 1.0) / ((double) batch * rows * (rows - 1.0));
    double[] expected = new double[d];
    for (int i = 0; i < d; i++) {
      expected[i] = single * same[i] + pair * (all[i] - same[i]);
    }
    return expected;
  }
}
