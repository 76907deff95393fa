package dev.nightjar.train.experiment;

import java.util.Random;

/**
 * A stochastic quadratic problem: the gradient at θ is Q (θ − x) with x normal around the minimum
 * 0, of deviation ν. Directions are followed with the step that is best in expectation.
 *
 * <p>Source: "Dissecting Adam", section 2, eq. 9 to 11.
 */
final class QuadraticProblem {

  private final double[][] q;
  private final double noise;
  private final double[][] noiseCovariance;
  private final double cubes;

  private QuadraticProblem(double[][] q, double noise, double cubes) {
    this.q = q;
    this.noise = noise;
    this.cubes = cubes;
    int d = q.length;
    noiseCovariance = new double[d][d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        double sum = 0;
        for (int k = 0; k < d; k++) {
          sum += q[i][k] * q[k][j];
        }
        noiseCovariance[i][j] = noise * noise * sum;
      }
    }
  }

  /** With its eigenvectors along the axes. */
  static QuadraticProblem aligned(double[] eigenvalues, double noise) {
    double[][] q = new double[eigenvalues.length][eigenvalues.length];
    for (int i = 0; i < q.length; i++) {
      q[i][i] = eigenvalues[i];
    }
    return new QuadraticProblem(q, noise, cubes(eigenvalues));
  }

  /** With eigenvectors in random directions. */
  static QuadraticProblem rotated(double[] eigenvalues, double noise, Random random) {
    int d = eigenvalues.length;
    double[][] r = rotation(d, random);
    double[][] q = new double[d][d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        for (int k = 0; k < d; k++) {
          q[i][j] += r[k][i] * eigenvalues[k] * r[k][j];
        }
      }
    }
    return new QuadraticProblem(q, noise, cubes(eigenvalues));
  }

  private static double cubes(double[] eigenvalues) {
    double sum = 0;
    for (double value : eigenvalues) {
      sum += value * value * value;
    }
    return sum;
  }

  /** Orthonormal rows, uniformly distributed: Gram and Schmidt's on normal vectors. */
  private static double[][] rotation(int d, Random random) {
    double[][] r = new double[d][d];
    for (int i = 0; i < d; i++) {
      for (int k = 0; k < d; k++) {
        r[i][k] = random.nextGaussian();
      }
      // Twice, for the orthogonality that rounding takes away.
      for (int again = 0; again < 2; again++) {
        for (int j = 0; j < i; j++) {
          double along = dot(r[i], r[j]);
          for (int k = 0; k < d; k++) {
            r[i][k] -= along * r[j][k];
          }
        }
      }
      double norm = Math.sqrt(dot(r[i], r[i]));
      for (int k = 0; k < d; k++) {
        r[i][k] /= norm;
      }
    }
    return r;
  }

  int dimension() {
    return q.length;
  }

  /** The loss above its minimum, θᵀQθ/2. */
  double gap(double[] theta) {
    return 0.5 * dot(theta, gradient(theta));
  }

  /** The gradient without noise. */
  double[] gradient(double[] theta) {
    double[] gradient = new double[theta.length];
    for (int i = 0; i < theta.length; i++) {
      gradient[i] = dot(q[i], theta);
    }
    return gradient;
  }

  /** A stochastic gradient. */
  double[] sample(double[] theta, Random random) {
    double[] shifted = theta.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] -= noise * random.nextGaussian();
    }
    return gradient(shifted);
  }

  /** The best step along minus a stochastic gradient: |∇L|² / (∇LᵀQ∇L + ν² Σλ³). */
  double stepOfGradient(double[] theta) {
    double[] mean = gradient(theta);
    return dot(mean, mean) / (dot(mean, gradient(mean)) + noise * noise * cubes);
  }

  /** The best step along minus its sign: ∇LᵀE[s] / E[sᵀQs], both exact. */
  double stepOfSign(double[] theta) {
    int d = theta.length;
    double[] mean = gradient(theta);
    double[] relative = new double[d];
    double[] sign = new double[d];
    double[] deviation = new double[d];
    for (int i = 0; i < d; i++) {
      deviation[i] = Math.sqrt(noiseCovariance[i][i]);
      relative[i] = mean[i] / deviation[i];
      sign[i] = noise == 0 ? Math.signum(mean[i]) : Normal.expectedSign(relative[i]);
    }
    double along = 0;
    double curvature = 0;
    for (int i = 0; i < d; i++) {
      along += mean[i] * sign[i];
      curvature += q[i][i];
      for (int j = 0; j < i; j++) {
        if (q[i][j] != 0) {
          double product = sign[i] * sign[j];
          if (noise > 0) {
            double r = noiseCovariance[i][j] / (deviation[i] * deviation[j]);
            product += Normal.signCovariance(relative[i], relative[j], r);
          }
          curvature += 2 * q[i][j] * product;
        }
      }
    }
    return along / curvature;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
