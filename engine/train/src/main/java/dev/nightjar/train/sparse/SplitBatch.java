package dev.nightjar.train.sparse;

import java.util.stream.Stream;

/**
 * AdaBatch on many threads that share no weights: not the examples of a batch are divided among the
 * workers but the features. A worker adds up its part of each prediction, waits once for the
 * others' parts, and moves its own weights by all examples of the batch.
 *
 * <p>It does what {@link Aggregation#PRECONDITIONED} does on one thread (thesis, eq. 4.9), with
 * every update and always the same result for a number of threads. Where {@link Hogwild} and {@link
 * WildBatch} lose is that half of the cache lines that a worker needs were last written by another.
 */
public final class SplitBatch implements SparseMethod {

  private final double step;
  private final int batch;
  private final Workers workers;
  private final double[][][] parts;
  private final EarlierWeights[] earlier;
  private SparseRows prepared;
  private FeatureFactors factors;
  private FeatureSplit split;

  /** With {@code batch} examples for all threads together, the caller's thread among them. */
  public SplitBatch(double step, int batch, int threads) {
    this.step = Require.positive("step", step);
    this.batch = Require.atLeastOne("batch", batch);
    workers = new Workers(threads);
    // Two, so that the next batch's can be written while the last one's are still read.
    parts = new double[2][threads][batch];
    earlier = Stream.generate(EarlierWeights::new).limit(threads).toArray(EarlierWeights[]::new);
  }

  @Override
  public void pass(SparseProblem problem, double[] weights, int[] order) {
    if (prepared != problem.rows()) {
      prepared = problem.rows();
      factors = FeatureFactors.preconditioning(prepared, batch);
      split = new FeatureSplit(prepared, workers.count());
    }
    FeatureFactors last = factors.forBatch(order.length % batch);
    workers.run(w -> work(w, problem, weights, order, last));
  }

  private void work(
      int worker, SparseProblem problem, double[] weights, int[] order, FeatureFactors last) {
    double[][] now = parts[0];
    double[][] next = parts[1];
    for (int first = 0; first < order.length; first += batch) {
      int examples = Math.min(batch, order.length - first);
      earlier[worker].clear();
      predict(worker, problem, weights, order, first, examples, now[worker]);
      workers.meet();
      FeatureFactors used = examples == batch ? factors : last;
      for (int n = 0; n < examples; n++) {
        double prediction = 0;
        for (double[] part : now) {
          prediction += part[n];
        }
        int row = order[first + n];
        double slope = problem.loss().slope(prediction, problem.rows().labels[row]);
        apply(worker, problem, weights, row, slope, step / examples, used);
      }
      double[][] swapped = now;
      now = next;
      next = swapped;
    }
  }

  private void predict(
      int worker,
      SparseProblem problem,
      double[] weights,
      int[] order,
      int first,
      int examples,
      double[] sums) {
    SparseRows rows = problem.rows();
    for (int n = 0; n < examples; n++) {
      int row = order[first + n];
      int from = split.bound(row, worker);
      int to = split.bound(row, worker + 1);
      double sum = 0;
      for (int e = from; e < to; e++) {
        sum += rows.values[e] * weights[rows.columns[e]];
      }
      sums[n] = sum;
      if (problem.penalty() > 0) {
        earlier[worker].keep(rows, from, to, weights);
      }
    }
  }

  private void apply(
      int worker,
      SparseProblem problem,
      double[] weights,
      int row,
      double slope,
      double scale,
      FeatureFactors used) {
    SparseRows rows = problem.rows();
    double penalty = problem.penalty();
    int to = split.bound(row, worker + 1);
    for (int e = split.bound(row, worker); e < to; e++) {
      int k = rows.columns[e];
      double pull = penalty == 0 ? 0 : penalty * earlier[worker].next();
      weights[k] -= scale * used.of(k) * (slope * rows.values[e] + pull);
    }
  }
}
