package dev.nightjar.train.sparse;

/**
 * Stochastic gradient descent, one example at a time.
 *
 * @param step γ
 */
public record SparseSgd(double step) implements SparseMethod {

  /** With that step size, above 0. */
  public SparseSgd {
    Require.positive("step", step);
  }

  @Override
  public void pass(SparseProblem problem, double[] weights, int[] order) {
    run(problem, weights, order, 0, order.length, step);
  }

  /** On a part of the order; what {@link Hogwild}'s workers do too. */
  static void run(
      SparseProblem problem, double[] weights, int[] order, int from, int to, double step) {
    SparseRows rows = problem.rows();
    int[] columns = rows.columns;
    float[] values = rows.values;
    double keep = 1 - step * problem.penalty();
    for (int n = from; n < to; n++) {
      int row = order[n];
      double move = step * problem.slope(row, weights);
      for (int e = rows.starts[row]; e < rows.starts[row + 1]; e++) {
        int k = columns[e];
        weights[k] = keep * weights[k] - move * values[e];
      }
    }
  }
}
