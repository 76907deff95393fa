package dev.nightjar.train.sparse;

import java.util.stream.Stream;

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
  private final EarlierWeights[] earlier;
  private SparseRows prepared;
  private FeatureFactors factors;

  private WildBatch(double step, int batch, int threads, boolean adaBatch) {
    this.step = Require.positive("step", step);
    this.batch = Require.atLeastOne("batch", batch);
    this.adaBatch = adaBatch;
    workers = new Workers(threads);
    slopes = new double[batch];
    earlier = Stream.generate(EarlierWeights::new).limit(threads).toArray(EarlierWeights[]::new);
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
    FeatureFactors last = factors.forBatch(order.length % batch);
    workers.run(w -> work(w, problem, weights, order, last));
  }

  private void work(
      int worker, SparseProblem problem, double[] weights, int[] order, FeatureFactors last) {
    for (int first = 0; first < order.length; first += batch) {
      int examples = Math.min(batch, order.length - first);
      int from = workers.bound(worker, examples);
      int to = workers.bound(worker + 1, examples);
      earlier[worker].clear();
      for (int n = from; n < to; n++) {
        int row = order[first + n];
        slopes[n] = problem.slope(row, weights);
        if (problem.penalty() > 0) {
          earlier[worker].keep(prepared, prepared.starts[row], prepared.starts[row + 1], weights);
        }
      }
      workers.meet();
      FeatureFactors now = examples == batch ? factors : last;
      for (int n = from; n < to; n++) {
        apply(problem, weights, order[first + n], slopes[n], step / examples, now, earlier[worker]);
      }
      workers.meet();
    }
  }

  private static void apply(
      SparseProblem problem,
      double[] weights,
      int row,
      double slope,
      double scale,
      FeatureFactors factors,
      EarlierWeights earlier) {
    SparseRows rows = problem.rows();
    double penalty = problem.penalty();
    for (int e = rows.starts[row]; e < rows.starts[row + 1]; e++) {
      int k = rows.columns[e];
      double pull = penalty == 0 ? 0 : penalty * earlier.next();
      weights[k] -= scale * factors.of(k) * (slope * rows.values[e] + pull);
    }
  }
}
