package dev.nightjar.train.sparse;

import java.util.Arrays;

/**
 * The weights at a worker's entries of a batch, from before the batch moves any of them: there the
 * gradient of a penalty is taken. Read in the order in which they were kept. One thread at a time.
 */
final class EarlierWeights {

  private double[] kept = new double[0];
  private int count;
  private int read;

  /** Forgets the batch. */
  void clear() {
    count = 0;
    read = 0;
  }

  /** Keeps the weights of the entries {@code from} to {@code to - 1}. */
  void keep(SparseRows rows, int from, int to, double[] weights) {
    int need = count + to - from;
    if (need > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(need, 2 * kept.length));
    }
    for (int e = from; e < to; e++) {
      kept[count++] = weights[rows.columns[e]];
    }
  }

  /** The next one. */
  double next() {
    return kept[read++];
  }
}
