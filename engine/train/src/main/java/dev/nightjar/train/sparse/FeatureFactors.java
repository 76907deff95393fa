package dev.nightjar.train.sparse;

import dev.nightjar.train.optimize.AdaBatchRows;
import java.util.Arrays;

/**
 * A factor for each feature. Features that are used equally often have the same one, so two bytes
 * for each are enough to find it, and a pass over rare features brings fewer lines into the cache.
 * Immutable. [any thread]
 */
final class FeatureFactors {

  private final char[] kinds;
  private final double[] shares;
  private final double[] byKind;

  private FeatureFactors(char[] kinds, double[] shares, int batch) {
    this.kinds = kinds;
    this.shares = shares;
    byKind = Arrays.stream(shares).map(p -> AdaBatchRows.factor(p, batch)).toArray();
  }

  /** 1 for all, whatever the batch: as for features that every example has. */
  static FeatureFactors ones(int columnCount) {
    return new FeatureFactors(new char[columnCount], new double[] {1}, 1);
  }

  /** The factors of the mean for {@link Aggregation#PRECONDITIONED}. */
  static FeatureFactors preconditioning(SparseRows rows, int batch) {
    int[] uses = rows.uses();
    // So many different numbers of uses that a char is too small would need 2³¹ entries.
    int[] kindOfUses = new int[rows.count() + 1];
    double[] shares = new double[Character.MAX_VALUE + 1];
    int count = 0;
    char[] kinds = new char[uses.length];
    for (int k = 0; k < uses.length; k++) {
      int kind = kindOfUses[uses[k]] - 1;
      if (kind < 0) {
        kind = count++;
        kindOfUses[uses[k]] = count;
        shares[kind] = (double) uses[k] / rows.count();
      }
      kinds[k] = (char) kind;
    }
    return new FeatureFactors(kinds, Arrays.copyOf(shares, Math.max(1, count)), batch);
  }

  /** Those of the same features for a batch of another size, as the last of a pass may have. */
  FeatureFactors forBatch(int batch) {
    return new FeatureFactors(kinds, shares, batch);
  }

  /** That of a feature. */
  double of(int feature) {
    return byKind[kinds[feature]];
  }
}
