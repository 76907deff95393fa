package dev.nightjar.train.sparse;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Stochastic variance-reduced gradients on batches, sparse: an epoch begins with the whole gradient
 * at y, and every step replaces f'(w) by f'(w) − f'(y) + F'(y)/p on the features of its examples.
 * The mean of an epoch's weights is the y of the next.
 *
 * <p>Source: thesis, section 4.5; {@link Aggregation#MEAN} divides by the batch, {@link
 * Aggregation#ADABATCH} by the examples that have the feature.
 */
public final class Svrg implements SparseMethod {

  private final double step;
  private final int batch;
  private final Aggregation aggregation;
  private final SplittableRandom random;
  private BatchGradient gradient = new BatchGradient(0);
  private double[] frequencies = new double[0];
  private double[] means = new double[0];
  private int[] since = new int[0];
  private SparseRows prepared;

  /**
   * Of that kind.
   *
   * @param step γ, above 0
   * @param batch B, at least 1
   * @param aggregation mean or AdaBatch
   * @param seed of the examples that are drawn, with replacement
   * @throws IllegalArgumentException if it is another aggregation
   */
  public Svrg(double step, int batch, Aggregation aggregation, long seed) {
    if (aggregation == Aggregation.PRECONDITIONED) {
      throw new IllegalArgumentException("SVRG is merged by the mean or by AdaBatch");
    }
    this.step = Require.positive("step", step);
    this.batch = Require.atLeastOne("batch", batch);
    this.aggregation = aggregation;
    random = new SplittableRandom(seed);
  }

  /** One epoch of {@code order.length / batch} steps, on examples drawn from {@code order}. */
  @Override
  public void pass(SparseProblem problem, double[] weights, int[] order) {
    int[] drawn = new int[order.length / batch * batch];
    for (int n = 0; n < drawn.length; n++) {
      drawn[n] = order[random.nextInt(order.length)];
    }
    epoch(problem, weights, drawn);
  }

  /** One epoch on those examples in that order; a multiple of the batch. */
  void epoch(SparseProblem problem, double[] weights, int[] drawn) {
    SparseRows rows = problem.rows();
    int columnCount = rows.columnCount();
    if (prepared != rows) {
      prepared = rows;
      gradient = new BatchGradient(columnCount);
      frequencies = rows.frequencies();
      means = new double[columnCount];
      since = new int[columnCount];
    }
    double[] y = weights.clone();
    double[] whole = problem.gradient(y);
    Arrays.fill(means, 0);
    Arrays.fill(since, 0);
    int steps = drawn.length / batch;
    for (int n = 0; n < steps; n++) {
      for (int b = 0; b < batch; b++) {
        int row = drawn[n * batch + b];
        gradient.add(rows, row, problem.slope(row, weights) - problem.slope(row, y));
      }
      apply(problem.penalty(), weights, y, whole, n);
      gradient.clear();
    }
    for (int k = 0; k < columnCount && steps > 0; k++) {
      weights[k] = (means[k] + (steps - since[k]) * weights[k]) / steps;
    }
  }

  /** Step {@code n}, from 0. A weight that doesn't change is added to the means when it does. */
  private void apply(double penalty, double[] weights, double[] y, double[] whole, int n) {
    for (int i = 0; i < gradient.size(); i++) {
      int k = gradient.feature(i);
      int uses = gradient.uses[k];
      means[k] += (n - since[k]) * weights[k];
      since[k] = n;
      double sum =
          gradient.sum[k] + uses * (penalty * (weights[k] - y[k]) + whole[k] / frequencies[k]);
      weights[k] -= step * sum / (aggregation == Aggregation.MEAN ? batch : uses);
    }
  }
}
