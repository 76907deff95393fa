package dev.nightjar.train.sparse;

import java.util.Random;

/** Small problems, and the thesis' updates on them written densely. */
final class Sparse {

  private Sparse() {}

  /** Random rows in which feature {@code k} is active with probability {@code p[k]}. */
  static SparseRows rows(Random random, int count, double... p) {
    SparseRowsBuilder builder = new SparseRowsBuilder();
    double[] truth = random.doubles(p.length, -1, 1).toArray();
    for (int row = 0; row < count; row++) {
      double sum = 0.3 * random.nextGaussian();
      for (int k = 0; k < p.length; k++) {
        if (random.nextDouble() < p[k]) {
          float value = (float) (0.5 + random.nextDouble());
          builder.add(k, value);
          sum += truth[k] * value;
        }
      }
      builder.endRow(sum > 0 ? 1 : -1);
    }
    return builder.build(p.length);
  }

  static double[] dense(SparseRows rows, int row) {
    double[] x = new double[rows.columnCount()];
    for (int e = rows.starts[row]; e < rows.starts[row + 1]; e++) {
      x[rows.columns[e]] = rows.values[e];
    }
    return x;
  }

  /** f'(w) of one example, with the penalty on its active features. */
  static double[] gradient(SparseProblem problem, int row, double[] w) {
    double[] x = dense(problem.rows(), row);
    double s = 0;
    for (int k = 0; k < x.length; k++) {
      s += x[k] * w[k];
    }
    double y = problem.rows().label(row);
    double slope = problem.loss() == LinearLoss.LOGISTIC ? -y / (1 + Math.exp(y * s)) : s - y;
    double[] g = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      g[k] = x[k] == 0 ? 0 : slope * x[k] + problem.penalty() * w[k];
    }
    return g;
  }
}
