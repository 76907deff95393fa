package dev.nightjar.train.sparse;

/** How the gradients of a batch become one. Source: thesis, section 4.2. */
public enum Aggregation {
  /** The sum divided by the batch (eq. 4.6). */
  MEAN,
  /** The sum divided by how many examples of the batch have the feature (eq. 4.7). */
  ADABATCH,
  /** The mean times (1 − (1 − p)^B) / p, ADABATCH in expectation without counting (eq. 4.9). */
  PRECONDITIONED
}
