package dev.nightjar.train.sparse;

/**
 * Where rows are divided between workers, each of which has a range of features and about as much
 * work as the others. Immutable. [any thread]
 */
final class FeatureSplit {

  /** Weights in a line of the cache, which two workers should not share. */
  private static final int LINE = 8;

  /** Weights of features that are in more than one example of so many are still near. */
  private static final int NEAR_EXAMPLES = 100;

  private static final int NEAR_COST = 1;
  private static final int FAR_COST = 2;

  private final int parts;
  private final int[] bounds;

  /** Of those rows, for so many workers. */
  FeatureSplit(SparseRows rows, int parts) {
    this.parts = parts;
    int[] cuts = cuts(rows, parts);
    bounds = new int[rows.count() * (parts + 1)];
    for (int row = 0; row < rows.count(); row++) {
      int e = rows.starts[row];
      for (int part = 0; part <= parts; part++) {
        while (e < rows.starts[row + 1] && rows.columns[e] < cuts[part]) {
          e++;
        }
        bounds[row * (parts + 1) + part] = e;
      }
    }
  }

  /** The entries of a row that belong to a worker begin there; those of the next are their end. */
  int bound(int row, int part) {
    return bounds[row * (parts + 1) + part];
  }

  /** The features at which the workers' ranges begin, and where the last ends. */
  private static int[] cuts(SparseRows rows, int parts) {
    int[] uses = rows.uses();
    long total = 0;
    for (int use : uses) {
      total += cost(use, rows.count());
    }
    int[] cuts = new int[parts + 1];
    long sum = 0;
    int feature = 0;
    for (int part = 1; part <= parts; part++) {
      while (feature < uses.length && (part == parts || sum < total * part / parts)) {
        sum += cost(uses[feature++], rows.count());
      }
      cuts[part] = Math.min(uses.length, (feature + LINE - 1) / LINE * LINE);
    }
    return cuts;
  }

  private static long cost(int uses, int examples) {
    return (long) uses * (uses > examples / NEAR_EXAMPLES ? NEAR_COST : FAR_COST);
  }
}
