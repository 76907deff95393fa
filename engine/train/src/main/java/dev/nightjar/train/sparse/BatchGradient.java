package dev.nightjar.train.sparse;

/**
 * The summed gradient of a batch, dense in memory but touched only where features are active. One
 * thread at a time.
 */
final class BatchGradient {

  final double[] sum;
  final int[] uses;
  private int[] touched = new int[4096];
  private int count;

  /** For so many features. */
  BatchGradient(int columnCount) {
    sum = new double[columnCount];
    uses = new int[columnCount];
  }

  /** Adds {@code slope} times an example. */
  void add(SparseRows rows, int row, double slope) {
    int need = count + rows.starts[row + 1] - rows.starts[row];
    if (need > touched.length) {
      touched = java.util.Arrays.copyOf(touched, Math.max(need, 2 * touched.length));
    }
    for (int e = rows.starts[row]; e < rows.starts[row + 1]; e++) {
      int k = rows.columns[e];
      if (uses[k]++ == 0) {
        touched[count++] = k;
      }
      sum[k] += slope * rows.values[e];
    }
  }

  /** How many features are active in the batch. */
  int size() {
    return count;
  }

  /** The {@code i}-th of them. */
  int feature(int i) {
    return touched[i];
  }

  /** Forgets the batch. */
  void clear() {
    for (int i = 0; i < count; i++) {
      sum[touched[i]] = 0;
      uses[touched[i]] = 0;
    }
    count = 0;
  }
}
