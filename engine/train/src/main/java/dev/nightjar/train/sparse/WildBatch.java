package dev.nightjar.train.sparse;

/**
 * Wild AdaBatch, and mini-batches in the same way: workers compute the gradients of a batch, wait
 * for each other, add them to the shared weights with nothing between them, and wait again.
 *
 * <p>Source: thesis, section 4.4, algorithm 2 of appendix B.
 */
public final class WildBatch implements SparseMethod {

  private final double step;
  private final int batch;
  private final boolean adaBatch;
  private final Workers workers;
  private final double[] slopes;
  private SparseRows prepared;
  private FeatureFactors factors;

  private WildBatch(double step, int batch, int threads, boolean adaBatch) {
    this.step = step;
    this.batch = batch;
    this.adaBatch = adaBatch;
    workers = new Workers(threads);
    slopes = new double[batch];
  }

  /** With the preconditioning of eq. 4.9; {@code batch} examples for all threads together. */
  public static WildBatch adaBatch(double step, int batch, int threads) {
    return new WildBatch(step, batch, threads, true);
  }

  /** With the mean of a batch. */
  public static WildBatch mean(double step, int batch, int threads) {
    return new WildBatch(step, batch, threads, false);
  }

  @Override
  public void pass(SparseProblem problem, double[] weights, int[] order) {
    if (prepared != problem.rows()) {
      prepared = problem.rows();
      factors =
          adaBatch
              ? FeatureFactors.preconditioning(prepared, batch)
              : FeatureFactors.ones(prepared.columnCount());
    }
    workers.run(w -> work(w, problem, weights, order));
  }

  private void work(int worker, SparseProblem problem, double[] weights, int[] order) {
    for (int first = 0; first < order.length; first += batch) {
      int examples = Math.min(batch, order.length - first);
      int from = workers.bound(worker, examples);
      int to = workers.bound(worker + 1, examples);
      for (int n = from; n < to; n++) {
        slopes[n] = problem.slope(order[first + n], weights);
      }
      workers.meet();
      for (int n = from; n < to; n++) {
        apply(problem, weights, order[first + n], slopes[n], step / examples);
      }
      workers.meet();
    }
  }

  private void apply(SparseProblem problem, double[] weights, int row, double slope, double scale) {
    SparseRows rows = problem.rows();
    double penalty = problem.penalty();
    for (int e = rows.starts[row]; e < rows.starts[row + 1]; e++) {
      int k = rows.columns[e];
      weights[k] -= scale * factors.of(k) * (slope * rows.values[e] + penalty * weights[k]);
    }
  }
}
