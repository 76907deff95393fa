package dev.nightjar.train.sparse;

/**
 * A way to train a sparse linear model. It keeps what it needs between passes; one caller at a
 * time, whatever threads it has itself.
 */
public interface SparseMethod {

  /**
   * Trains on examples, once on each.
   *
   * @param weights changed in place
   * @param order numbers of the examples
   */
  void pass(SparseProblem problem, double[] weights, int[] order);
}
