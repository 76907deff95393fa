package dev.nightjar.train.sparse;

import dev.nightjar.train.optimize.AdaBatchRows;

/**
 * A factor for each feature. Features that are used equally often have the same one, so two bytes
 * for each are enough to find it, and a pass over rare features brings fewer lines into the cache.
 * Immutable. [any thread]
 */
final class FeatureFactors {

  private final char[] kinds;
  private final double[] byKind;

  private FeatureFactors(char[] kinds, double[] byKind) {
    this.kinds = kinds;
    this.byKind = byKind;
  }

  /** 1 for all. */
  static FeatureFactors ones(int columnCount) {
    return new FeatureFactors(new char[columnCount], new double[] {1});
  }

  /** The factors of the mean for {@link Aggregation#PRECONDITIONED}. */
  static FeatureFactors preconditioning(SparseRows rows, int batch) {
    int[] uses = rows.uses();
    // So many different numbers of uses that a char is too small would need 2³¹ entries.
    int[] kindOfUses = new int[rows.count() + 1];
    double[] byKind = new double[Character.MAX_VALUE + 1];
    int count = 0;
    char[] kinds = new char[uses.length];
    for (int k = 0; k < uses.length; k++) {
      int kind = kindOfUses[uses[k]] - 1;
      if (kind < 0) {
        kind = count++;
        kindOfUses[uses[k]] = count;
        byKind[kind] = AdaBatchRows.factor((double) uses[k] / rows.count(), batch);
      }
      kinds[k] = (char) kind;
    }
    return new FeatureFactors(kinds, java.util.Arrays.copyOf(byKind, Math.max(1, count)));
  }

  /** That of a feature. */
  double of(int feature) {
    return byKind[kinds[feature]];
  }
}
