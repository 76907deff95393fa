package dev.nightjar.train.sparse;

/**
 * Adagrad on batches: each feature's step is divided by the root of ε and its squared gradients so
 * far, the present one not among them. Other rows begin anew. Source: thesis, section 4.2.
 */
public final class SparseAdagrad implements SparseMethod {

  private final double step;
  private final double epsilon;
  private final int batch;
  private BatchGradient gradient = new BatchGradient(0);
  private double[] squares = new double[0];
  private SparseRows prepared;

  /**
   * With that main parameter.
   *
   * @param step α, above 0
   * @param epsilon above 0; a feature's first step is α / √ε times its gradient
   * @param batch B, at least 1, whose mean gradient is used
   */
  public SparseAdagrad(double step, double epsilon, int batch) {
    this.step = Require.positive("step", step);
    this.epsilon = Require.positive("epsilon", epsilon);
    this.batch = Require.atLeastOne("batch", batch);
  }

  @Override
  public void pass(SparseProblem problem, double[] weights, int[] order) {
    SparseRows rows = problem.rows();
    if (prepared != rows) {
      prepared = rows;
      gradient = new BatchGradient(rows.columnCount());
      squares = new double[rows.columnCount()];
    }
    for (int from = 0; from < order.length; from += batch) {
      int to = Math.min(order.length, from + batch);
      for (int n = from; n < to; n++) {
        gradient.add(rows, order[n], problem.slope(order[n], weights));
      }
      for (int i = 0; i < gradient.size(); i++) {
        int k = gradient.feature(i);
        double sum = gradient.sum[k] + problem.penalty() * gradient.uses[k] * weights[k];
        double g = sum / (to - from);
        weights[k] -= step * g / Math.sqrt(epsilon + squares[k]);
        squares[k] += g * g;
      }
      gradient.clear();
    }
  }
}
