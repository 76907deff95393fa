package dev.nightjar.plugin.picture;

/** Values over columns of time and rows of frequency, row 0 lowest. */
final class Grid {
  private final float[][] values;
  private final FrequencyScale scale;

  Grid(int columns, int rows, FrequencyScale scale) {
    this.values = new float[columns][rows];
    this.scale = scale;
  }

  int columns() {
    return values.length;
  }

  int rows() {
    return values[0].length;
  }

  FrequencyScale scale() {
    return scale;
  }

  float get(int column, int row) {
    return values[column][row];
  }

  void set(int column, int row, float value) {
    values[column][row] = value;
  }

  float greatest() {
    float greatest = Float.NEGATIVE_INFINITY;
    for (float[] column : values) {
      for (float value : column) {
        greatest = Math.max(greatest, value);
      }
    }
    return greatest;
  }
}
