package dev.nightjar.engine.audio;

/**
 * A filter cut into the coefficient rows that a rational resampler needs.
 *
 * <p>Row <i>r</i> of {@code rows} holds the response at the times {@code r / rows - delay + tap}
 * input frames, where tap 0 is the latest input; the latest is stored last, so that a row lies
 * along the input in ascending order. One row more than there are phases serves interpolation.
 *
 * <p>Where the exact bank of one row per phase would be large, a bank of fewer rows is interpolated
 * linearly: with 1024 rows per frame of the lower rate the error is below -115 dB (J. O. Smith,
 * "Digital Audio Resampling", section "Quantization Issues").
 */
final class PhaseBank {

  /** One megabyte of coefficients; every pair of common rates stays below. */
  private static final long MAX_EXACT_COEFFICIENTS = 1 << 18;

  private static final int ROWS_PER_LOWER_RATE_FRAME = 1024;

  private final float[][] rows;
  private final int phases;
  private final int rowCount;

  /**
   * @param phases how many positions between two input frames can occur
   * @param halfLengthFrames half the length of the filter, in input frames
   * @param unitFrames the time unit of {@code filter} in input frames: a lower-rate frame
   */
  PhaseBank(int phases, double halfLengthFrames, double unitFrames, KaiserSinc filter) {
    this.phases = phases;
    int taps = (int) Math.floor(2 * halfLengthFrames + 1e-9) + 1;
    boolean exact = (long) phases * taps <= MAX_EXACT_COEFFICIENTS;
    rowCount = exact ? phases : Math.max(2, (int) (ROWS_PER_LOWER_RATE_FRAME / unitFrames));
    rows = new float[rowCount + 1][taps];
    for (int row = 0; row <= rowCount; row++) {
      for (int tap = 0; tap < taps; tap++) {
        double frames = (double) row / rowCount - halfLengthFrames + tap;
        rows[row][taps - 1 - tap] = (float) (filter.at(frames / unitFrames) / unitFrames);
      }
    }
  }

  int taps() {
    return rows[0].length;
  }

  /** Filters {@code input[first .. first + taps - 1]} with the row of a phase. */
  float apply(int phase, float[] input, int first) {
    if (rowCount == phases) {
      return dot(rows[phase], input, first);
    }
    double position = (double) phase * rowCount / phases;
    int row = (int) position;
    float fraction = (float) (position - row);
    float low = dot(rows[row], input, first);
    return low + fraction * (dot(rows[row + 1], input, first) - low);
  }

  /** Four sums side by side, because additions that wait for each other leave the core idle. */
  private static float dot(float[] row, float[] input, int first) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i <= row.length - 4; i += 4) {
      a += row[i] * input[first + i];
      b += row[i + 1] * input[first + i + 1];
      c += row[i + 2] * input[first + i + 2];
      d += row[i + 3] * input[first + i + 3];
    }
    for (; i < row.length; i++) {
      a += row[i] * input[first + i];
    }
    return (a + b) + (c + d);
  }
}
