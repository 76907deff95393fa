package dev.nightjar.train.data;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads a sound at another speed by band-limited interpolation: a Kaiser-windowed sinc in 1024
 * phases (J. O. Smith, "Digital Audio Resampling", sections 3 and 4).
 *
 * <p>Fast and good enough to make training data (images below −65 dB); it has no streaming state.
 */
final class SincTable {
  private static final int PHASES = 1024;
  private static final int ZERO_CROSSINGS = 16;
  private static final double KAISER_BETA = 8;

  /** Share of the narrower band that passes: leaves room for the filter's slope. */
  private static final double PASS_BAND = 0.95;

  private static final Map<Double, SincTable> CACHE = new ConcurrentHashMap<>();

  private final double step;
  private final int taps;
  private final float[][] phases;

  private SincTable(double step) {
    this.step = step;
    double cutoff = PASS_BAND * Math.min(1, 1 / step);
    int half = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
    taps = 2 * half;
    phases = new float[PHASES][taps];
    for (int phase = 0; phase < PHASES; phase++) {
      for (int tap = 0; tap < taps; tap++) {
        double distance = tap - (half - 1) - (double) phase / PHASES;
        phases[phase][tap] = (float) (cutoff * sinc(cutoff * distance) * kaiser(distance / half));
      }
    }
  }

  /**
   * [any thread]
   *
   * @param step input samples per output sample, above 0; 3 turns 48 kHz into 16 kHz
   */
  static SincTable forStep(double step) {
    if (!(step > 0)) {
      throw new IllegalArgumentException("step must be positive: " + step);
    }
    return CACHE.computeIfAbsent(step, SincTable::new);
  }

  double step() {
    return step;
  }

  /** Output samples that an input of this length gives. */
  int outputFrames(int inputFrames) {
    return (int) Math.floor(inputFrames / step);
  }

  /** Input samples that this many output samples reach over. */
  int inputFrames(int outputFrames) {
    return (int) Math.ceil(outputFrames * step);
  }

  /** Fills {@code to[toOffset..toOffset+frames)}; the input counts as 0 outside its length. */
  void apply(float[] from, int fromFrames, float[] to, int toOffset, int frames) {
    int half = taps / 2;
    for (int n = 0; n < frames; n++) {
      double position = n * step;
      int at = (int) position;
      int phase = (int) ((position - at) * PHASES + 0.5);
      if (phase == PHASES) {
        phase = 0;
        at++;
      }
      float[] weights = phases[phase];
      int first = at - half + 1;
      int begin = Math.max(0, -first);
      int end = Math.min(taps, fromFrames - first);
      // Four sums at a time: the additions need not wait for each other.
      float sum0 = 0;
      float sum1 = 0;
      float sum2 = 0;
      float sum3 = 0;
      int tap = begin;
      for (; tap + 3 < end; tap += 4) {
        sum0 += weights[tap] * from[first + tap];
        sum1 += weights[tap + 1] * from[first + tap + 1];
        sum2 += weights[tap + 2] * from[first + tap + 2];
        sum3 += weights[tap + 3] * from[first + tap + 3];
      }
      for (; tap < end; tap++) {
        sum0 += weights[tap] * from[first + tap];
      }
      to[toOffset + n] = (sum0 + sum1) + (sum2 + sum3);
    }
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double kaiser(double x) {
    return Math.abs(x) >= 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x)) / bessel(KAISER_BETA);
  }

  /** Modified Bessel function of the first kind and order zero, by its power series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      double factor = x / (2 * k);
      term *= factor * factor;
      sum += term;
    }
    return sum;
  }
}
