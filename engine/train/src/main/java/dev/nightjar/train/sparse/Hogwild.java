package dev.nightjar.train.sparse;

/**
 * Hogwild!: every worker trains on its own examples and writes to the shared weights with nothing
 * between them. Updates that meet may be lost; each weight is read and written whole.
 *
 * <p>Source: F. Niu et al., "Hogwild!: a lock-free approach to parallelizing stochastic gradient
 * descent", 2011; thesis, section 4.1.2.
 */
public final class Hogwild implements SparseMethod {

  private final double step;
  private final Workers workers;

  /** With that step size, above 0, and so many threads, the caller's among them. */
  public Hogwild(double step, int threads) {
    this.step = Require.positive("step", step);
    workers = new Workers(threads);
  }

  @Override
  public void pass(SparseProblem problem, double[] weights, int[] order) {
    workers.run(
        w -> {
          int from = workers.bound(w, order.length);
          int to = workers.bound(w + 1, order.length);
          SparseSgd.run(problem, weights, order, from, to, step);
        });
  }
}
