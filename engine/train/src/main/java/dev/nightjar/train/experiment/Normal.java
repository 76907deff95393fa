package dev.nightjar.train.experiment;

/** The normal distribution. */
final class Normal {

  /** Nodes and weights of 12-point Gauss-Legendre quadrature on −1 to 1, the positive half. */
  private static final double[] NODES = {
    0.1252334085114689, 0.3678314989981802, 0.5873179542866175,
    0.7699026741943047, 0.9041172563704749, 0.9815606342467192
  };

  private static final double[] WEIGHTS = {
    0.2491470458134028, 0.2334925365383548, 0.2031674267230659,
    0.1600783285433462, 0.1069393259953184, 0.0471753363865118
  };

  private Normal() {}

  /** The error function, to about 1e-14. */
  static double erf(double x) {
    double size = Math.abs(x);
    if (size > 6) {
      return Math.signum(x);
    }
    if (size < 2.5) {
      // erf(x) = 2/√π e^(−x²) Σ 2ⁿ x^(2n+1) / (1·3·5···(2n+1)), all of one sign.
      double term = x;
      double sum = x;
      for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
        term *= 2 * x * x / (2 * n + 1);
        sum += term;
      }
      return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
    // The continued fraction of the complement.
    double fraction = 0;
    for (int n = 60; n >= 1; n--) {
      fraction = 0.5 * n / (size + fraction);
    }
    double complement = Math.exp(-size * size) / Math.sqrt(Math.PI) / (size + fraction);
    return Math.signum(x) * (1 - complement);
  }

  /** E[sign X] for X of mean {@code a} and variance 1. */
  static double expectedSign(double a) {
    return erf(a / Math.sqrt(2));
  }

  /**
   * cov(sign X, sign Y) for jointly normal X, Y of variance 1, means {@code a}, {@code b} and
   * correlation {@code r}: 4 times Plackett's integral for the quadrant's probability.
   */
  static double signCovariance(double a, double b, double r) {
    double half = 0.5 * Math.asin(Math.max(-1, Math.min(1, r)));
    double sum = 0;
    for (int i = 0; i < NODES.length; i++) {
      sum += WEIGHTS[i] * density(a, b, half * (1 + NODES[i]));
      sum += WEIGHTS[i] * density(a, b, half * (1 - NODES[i]));
    }
    return 4 * half * sum / (2 * Math.PI);
  }

  private static double density(double a, double b, double angle) {
    double cosine = Math.cos(angle);
    return Math.exp(-(a * a + b * b - 2 * a * b * Math.sin(angle)) / (2 * cosine * cosine));
  }
}
