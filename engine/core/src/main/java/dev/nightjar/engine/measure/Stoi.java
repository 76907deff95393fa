package dev.nightjar.engine.measure;

/**
 * Short-time objective intelligibility: how much of clean speech can be understood in its degraded
 * copy.
 *
 * <p>C. H. Taal, R. C. Hendriks, R. Heusdens, J. Jensen, "An algorithm for intelligibility
 * prediction of time-frequency weighted noisy speech", IEEE TASLP 19, 2011; extended: J. Jensen, C.
 * H. Taal, "An algorithm for predicting the intelligibility of speech masked by modulated noise
 * maskers", IEEE TASLP 24, 2016.
 */
public final class Stoi {
  /** Frames of a segment: 384 ms. */
  private static final int SEGMENT = 30;

  private static final double LOWEST_SDR_DB = -15;
  private static final double TINY = 1e-15;

  private Stoi() {}

  /**
   * [any thread]
   *
   * @param clean {@code [frames]}
   * @param degraded {@code [frames]}, aligned to {@code clean}
   * @return about 0 (nothing) to 1 (everything); NaN if there are less than 0.4 s of speech
   * @throws IllegalArgumentException if the lengths differ
   */
  public static double stoi(float[] clean, float[] degraded, int rateHz) {
    return mean(clean, degraded, rateHz, Stoi::segment);
  }

  /**
   * [any thread] ESTOI, which also holds for noise that fluctuates.
   *
   * @param clean {@code [frames]}
   * @param degraded {@code [frames]}, aligned to {@code clean}
   * @return about 0 (nothing) to 1 (everything); NaN if there are less than 0.4 s of speech
   * @throws IllegalArgumentException if the lengths differ
   */
  public static double extended(float[] clean, float[] degraded, int rateHz) {
    return mean(clean, degraded, rateHz, Stoi::extendedSegment);
  }

  /** Correlation of two segments, each {@code [BANDS][SEGMENT]}; may change them. */
  private interface Correlation {
    double of(double[][] clean, double[][] degraded);
  }

  private static double mean(float[] clean, float[] degraded, int rateHz, Correlation measure) {
    Pairs.checkSameLength(clean, degraded);
    Pairs.checkRate(rateHz);
    double[][] pair =
        SilentFrames.remove(
            RationalResampling.resample(clean, rateHz, ThirdOctaveBands.RATE_HZ),
            RationalResampling.resample(degraded, rateHz, ThirdOctaveBands.RATE_HZ));
    double[][] x = ThirdOctaveBands.of(pair[0]);
    double[][] y = ThirdOctaveBands.of(pair[1]);
    int segments = x.length - SEGMENT + 1;
    if (segments < 1) {
      return Double.NaN;
    }
    double sum = 0;
    for (int start = 0; start < segments; start++) {
      sum += measure.of(cut(x, start), cut(y, start));
    }
    return sum / segments;
  }

  private static double[][] cut(double[][] frames, int start) {
    double[][] segment = new double[ThirdOctaveBands.BANDS][SEGMENT];
    for (int band = 0; band < segment.length; band++) {
      for (int i = 0; i < SEGMENT; i++) {
        segment[band][i] = frames[start + i][band];
      }
    }
    return segment;
  }

  /** Equations 3 to 5 of the first paper: level set, error clipped, correlated band by band. */
  private static double segment(double[][] clean, double[][] degraded) {
    double ceiling = 1 + Math.pow(10, -LOWEST_SDR_DB / 20);
    double sum = 0;
    for (int band = 0; band < clean.length; band++) {
      double[] x = clean[band];
      double[] y = degraded[band];
      double gain = norm(x) / (norm(y) + TINY);
      for (int i = 0; i < SEGMENT; i++) {
        y[i] = Math.min(gain * y[i], ceiling * x[i]);
      }
      center(x);
      center(y);
      sum += dot(x, y) / (norm(x) * norm(y) + TINY);
    }
    return sum / clean.length;
  }

  /** Equations 3 to 6 of the second paper: rows, then columns made zero-mean and unit length. */
  private static double extendedSegment(double[][] clean, double[][] degraded) {
    double[][] x = columns(rowsNormalized(clean));
    double[][] y = columns(rowsNormalized(degraded));
    double sum = 0;
    for (int i = 0; i < SEGMENT; i++) {
      center(x[i]);
      center(y[i]);
      sum += dot(x[i], y[i]) / (norm(x[i]) * norm(y[i]) + TINY);
    }
    return sum / SEGMENT;
  }

  private static double[][] rowsNormalized(double[][] rows) {
    for (double[] row : rows) {
      center(row);
      double norm = norm(row) + TINY;
      for (int i = 0; i < row.length; i++) {
        row[i] /= norm;
      }
    }
    return rows;
  }

  private static double[][] columns(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < columns.length; c++) {
        columns[c][r] = rows[r][c];
      }
    }
    return columns;
  }

  private static void center(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] -= mean;
    }
  }

  private static double norm(double[] values) {
    return Math.sqrt(dot(values, values));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
