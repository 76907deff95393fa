package dev.nightjar.train.experiment;

import dev.nightjar.train.sparse.LinearLoss;

/**
 * Under what an experiment is done.
 *
 * @param inputs what it may read
 * @param seed of everything random
 * @param effort 1 for the experiment as described; less for fewer repetitions or steps
 * @param threads at most, for what is done on many
 * @param objective what is minimized, for experiments that leave it open
 */
public record Conditions(
    Inputs inputs, long seed, double effort, int threads, LinearLoss objective) {

  /** With logistic regression, the usual one. */
  public Conditions(Inputs inputs, long seed, double effort, int threads) {
    this(inputs, seed, effort, threads, LinearLoss.LOGISTIC);
  }

  /** A number of repetitions or steps under this effort, at least {@code least}. */
  int times(int full, int least) {
    return Math.max(least, (int) Math.round(effort * full));
  }
}
