package dev.nightjar.train.sparse;

/**
 * The mean over all examples of a loss and of λ/2 times the squared weights of the features that
 * are active in it, which is λ/2 ‖w‖² weighted by the features' frequencies (thesis, section 4.6):
 * a penalty whose gradient is as sparse as that of the loss.
 *
 * @param rows examples
 * @param loss of one example
 * @param penalty λ, at least 0
 */
public record SparseProblem(SparseRows rows, LinearLoss loss, double penalty) {

  /** Checks the penalty. */
  public SparseProblem {
    if (!(penalty >= 0) || Double.isInfinite(penalty)) {
      throw new IllegalArgumentException("penalty " + penalty + " is below 0 or not finite");
    }
  }

  /** The objective F. */
  public double value(double[] weights) {
    double sum = 0;
    for (int row = 0; row < rows.count(); row++) {
      sum += loss.value(rows.dot(row, weights), rows.labels[row]);
      if (penalty > 0) {
        sum += 0.5 * penalty * activeSquares(row, weights);
      }
    }
    return sum / rows.count();
  }

  private double activeSquares(int row, double[] weights) {
    double sum = 0;
    for (int e = rows.starts[row]; e < rows.starts[row + 1]; e++) {
      double w = weights[rows.columns[e]];
      sum += w * w;
    }
    return sum;
  }

  /** The gradient F'(w), dense. */
  public double[] gradient(double[] weights) {
    double[] gradient = new double[rows.columnCount()];
    double share = 1.0 / rows.count();
    for (int row = 0; row < rows.count(); row++) {
      double slope = slope(row, weights);
      for (int e = rows.starts[row]; e < rows.starts[row + 1]; e++) {
        int k = rows.columns[e];
        gradient[k] += share * (slope * rows.values[e] + penalty * weights[k]);
      }
    }
    return gradient;
  }

  /** The slope of the loss at an example. */
  double slope(int row, double[] weights) {
    return loss.slope(rows.dot(row, weights), rows.labels[row]);
  }

  /** The share of examples whose prediction has the wrong sign. */
  public double error(double[] weights) {
    int wrong = 0;
    for (int row = 0; row < rows.count(); row++) {
      wrong += rows.dot(row, weights) * rows.labels[row] > 0 ? 0 : 1;
    }
    return (double) wrong / rows.count();
  }
}
