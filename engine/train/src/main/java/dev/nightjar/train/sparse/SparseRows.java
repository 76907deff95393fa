package dev.nightjar.train.sparse;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Labelled examples in compressed sparse rows. Immutable. [any thread]
 *
 * <p>Row {@code i} has the columns and values at {@code starts[i]} to {@code starts[i + 1] - 1}, so
 * a pass in order reads memory in order.
 */
public final class SparseRows {

  final int[] starts;
  final int[] columns;
  final float[] values;
  final float[] labels;
  private final int columnCount;

  SparseRows(int[] starts, int[] columns, float[] values, float[] labels, int columnCount) {
    this.starts = starts;
    this.columns = columns;
    this.values = values;
    this.labels = labels;
    this.columnCount = columnCount;
  }

  /** How many examples. */
  public int count() {
    return labels.length;
  }

  /** How many features there are; columns are 0 to this − 1. */
  public int columnCount() {
    return columnCount;
  }

  /** How many values are stored. */
  public int entries() {
    return columns.length;
  }

  /** The label of an example. */
  public float label(int row) {
    return labels[row];
  }

  /** The features of an example that are not zero, rising. */
  public int[] columns(int row) {
    return Arrays.copyOfRange(columns, starts[row], starts[row + 1]);
  }

  /** The values of these features. */
  public float[] values(int row) {
    return Arrays.copyOfRange(values, starts[row], starts[row + 1]);
  }

  /** The inner product of an example and a vector of weights. */
  public double dot(int row, double[] weights) {
    double sum = 0;
    for (int e = starts[row]; e < starts[row + 1]; e++) {
      sum += values[e] * weights[columns[e]];
    }
    return sum;
  }

  /** The number of examples in which each feature is active. */
  int[] uses() {
    int[] uses = new int[columnCount];
    for (int column : columns) {
      uses[column]++;
    }
    return uses;
  }

  /** The share of examples in which each feature is active: p of the thesis. */
  public double[] frequencies() {
    int[] uses = uses();
    double[] frequencies = new double[columnCount];
    for (int k = 0; k < columnCount; k++) {
      frequencies[k] = (double) uses[k] / count();
    }
    return frequencies;
  }

  /** The same with every row divided by its norm, rows of zeros aside. */
  public SparseRows normalized() {
    float[] scaled = values.clone();
    for (int row = 0; row < count(); row++) {
      double squares = 0;
      for (int e = starts[row]; e < starts[row + 1]; e++) {
        squares += (double) values[e] * values[e];
      }
      float scale = squares == 0 ? 1 : (float) (1 / Math.sqrt(squares));
      for (int e = starts[row]; e < starts[row + 1]; e++) {
        scaled[e] *= scale;
      }
    }
    return new SparseRows(starts, columns, scaled, labels, columnCount);
  }

  /** The same with other labels. */
  SparseRows withLabels(float[] others) {
    return new SparseRows(starts, columns, values, others, columnCount);
  }

  /** The examples of those numbers, in that order. */
  public SparseRows pick(int[] rows) {
    SparseRowsBuilder builder = new SparseRowsBuilder();
    for (int row : rows) {
      for (int e = starts[row]; e < starts[row + 1]; e++) {
        builder.add(columns[e], values[e]);
      }
      builder.endRow(labels[row]);
    }
    return builder.build(columnCount);
  }

  /** The numbers of all examples in a random order. */
  public int[] shuffled(SplittableRandom random) {
    int[] order = new int[count()];
    Arrays.setAll(order, i -> i);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
