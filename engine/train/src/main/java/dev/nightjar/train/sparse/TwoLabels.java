package dev.nightjar.train.sparse;

import java.io.IOException;
import java.util.TreeSet;

/** Rows of two classes, whatever their labels are: 0 and 1, 1 and 2, −1 and 1. */
final class TwoLabels {

  /** Labels that a message names at most. */
  private static final int NAMED = 8;

  private TwoLabels() {}

  /**
   * The same rows with the lower label as −1 and the higher as 1.
   *
   * @throws IOException with the labels, if they aren't two
   */
  static SparseRows of(SparseRows rows) throws IOException {
    TreeSet<Float> labels = new TreeSet<>();
    // −0 and 0 are one label, but not to a Float.
    for (float label : rows.labels) {
      labels.add(label + 0f);
      if (labels.size() > NAMED) {
        break;
      }
    }
    if (labels.size() != 2) {
      throw new IOException(
          "two different labels are needed, not "
              + (labels.size() > NAMED ? "more than " + NAMED + ", among them " + labels : labels));
    }
    float[] classes = new float[rows.count()];
    for (int row = 0; row < classes.length; row++) {
      classes[row] = rows.labels[row] > labels.first() ? 1 : -1;
    }
    return rows.withLabels(classes);
  }
}
