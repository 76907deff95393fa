package dev.nightjar.train.sparse;

import java.util.Arrays;

/** Gathers rows one after another. One thread at a time. */
public final class SparseRowsBuilder {

  private int[] starts = new int[1024];
  private int[] columns = new int[16_384];
  private float[] values = new float[16_384];
  private float[] labels = new float[1024];
  private int rows;
  private int entries;
  private int width;

  /**
   * One value of the row that is being made.
   *
   * @throws IllegalArgumentException if columns of a row don't rise
   */
  public void add(int column, float value) {
    if (column < 0 || (entries > starts[rows] && column <= columns[entries - 1])) {
      throw new IllegalArgumentException("columns of a row must rise");
    }
    if (entries == columns.length) {
      columns = Arrays.copyOf(columns, 2 * entries);
      values = Arrays.copyOf(values, 2 * entries);
    }
    columns[entries] = column;
    values[entries++] = value;
    width = Math.max(width, column + 1);
  }

  /** Ends the row; the next value belongs to another. */
  public void endRow(float label) {
    if (rows + 1 == labels.length) {
      labels = Arrays.copyOf(labels, 2 * labels.length);
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    labels[rows++] = label;
    starts[rows] = entries;
  }

  /** What was gathered, with as many columns as were seen but at least {@code columnCount}. */
  public SparseRows build(int columnCount) {
    return new SparseRows(
        Arrays.copyOf(starts, rows + 1),
        Arrays.copyOf(columns, entries),
        Arrays.copyOf(values, entries),
        Arrays.copyOf(labels, rows),
        Math.max(width, columnCount));
  }
}
