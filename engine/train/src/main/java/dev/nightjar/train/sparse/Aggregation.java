package dev.nightjar.train.sparse;

import dev.nightjar.train.optimize.AdaBatchRows;

/** How the gradients of a batch become one. Source: thesis, section 4.2. */
public enum Aggregation {
  /** The sum divided by the batch (eq. 4.6). */
  MEAN,
  /** The sum divided by how many examples of the batch have the feature (eq. 4.7). */
  ADABATCH,
  /** The mean times (1 − (1 − p)^B) / p, ADABATCH in expectation without counting (eq. 4.9). */
  PRECONDITIONED;

  /** The factors of the mean for {@link #PRECONDITIONED}, by feature. */
  static double[] factors(SparseRows rows, int batch) {
    double[] factors = rows.frequencies();
    for (int k = 0; k < factors.length; k++) {
      factors[k] = AdaBatchRows.factor(factors[k], batch);
    }
    return factors;
  }
}
