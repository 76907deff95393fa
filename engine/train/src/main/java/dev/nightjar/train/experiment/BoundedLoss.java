package dev.nightjar.train.experiment;

/** φ(t) = t²/(1 + t²): between 0 and 1, not convex, its slope of Lipschitz constant 2. */
final class BoundedLoss {

  private BoundedLoss() {}

  /** φ. */
  static double value(double t) {
    return t * t / (1 + t * t);
  }

  /** φ'. */
  static double slope(double t) {
    double square = 1 + t * t;
    return 2 * t / (square * square);
  }

  /** φ''. */
  static double curvature(double t) {
    double square = 1 + t * t;
    return (2 - 6 * t * t) / (square * square * square);
  }
}
