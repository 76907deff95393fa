package dev.nightjar.train.sparse;

/**
 * Stochastic gradient descent on batches, merged by their mean, by AdaBatch or by its
 * preconditioned twin. Source: thesis, eq. 4.5 to 4.9, algorithm 1 of appendix B.
 */
public final class MiniBatch implements SparseMethod {

  private final double step;
  private final int batch;
  private final Aggregation aggregation;
  private BatchGradient gradient = new BatchGradient(0);
  private SparseRows prepared;
  private FeatureFactors factors;

  /**
   * Of that kind.
   *
   * @param step γ, above 0
   * @param batch B, at least 1; the last batch of a pass may be smaller
   */
  public MiniBatch(double step, int batch, Aggregation aggregation) {
    this.step = Require.positive("step", step);
    this.batch = Require.atLeastOne("batch", batch);
    this.aggregation = aggregation;
  }

  @Override
  public void pass(SparseProblem problem, double[] weights, int[] order) {
    SparseRows rows = problem.rows();
    if (prepared != rows) {
      prepared = rows;
      gradient = new BatchGradient(rows.columnCount());
      if (aggregation == Aggregation.PRECONDITIONED) {
        factors = FeatureFactors.preconditioning(rows, batch);
      }
    }
    for (int from = 0; from < order.length; from += batch) {
      int to = Math.min(order.length, from + batch);
      for (int n = from; n < to; n++) {
        gradient.add(rows, order[n], problem.slope(order[n], weights));
      }
      FeatureFactors now =
          factors == null || to - from == batch ? factors : factors.forBatch(to - from);
      apply(weights, problem.penalty(), to - from, now);
      gradient.clear();
    }
  }

  private void apply(double[] weights, double penalty, int examples, FeatureFactors now) {
    for (int i = 0; i < gradient.size(); i++) {
      int k = gradient.feature(i);
      int uses = gradient.uses[k];
      double scale =
          switch (aggregation) {
            case MEAN -> step / examples;
            case ADABATCH -> step / uses;
            case PRECONDITIONED -> step * now.of(k) / examples;
          };
      weights[k] -= scale * (gradient.sum[k] + penalty * uses * weights[k]);
    }
  }
}
