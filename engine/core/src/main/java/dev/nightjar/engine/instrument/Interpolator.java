package dev.nightjar.engine.instrument;

import dev.nightjar.engine.audio.KaiserSinc;

/**
 * Reads a note between its frames, by a windowed sinc. Read faster than one frame at a time, the
 * sinc gets wider by as much, so that nothing above the new Nyquist frequency folds back.
 *
 * <p>Source: J. O. Smith, "Digital Audio Resampling", CCRMA, sections "Theory of Ideal Bandlimited
 * Interpolation" and "Quantization Issues" (linear interpolation of the table).
 */
final class Interpolator {

  /** Half the length of the sinc, frames. */
  static final int HALF_FRAMES = 16;

  static final int TAPS = 2 * HALF_FRAMES;

  /** A multiple of 3, so that notes that aren't bent need a single row each frame at 48 kHz. */
  static final int PHASES = 240;

  /** Closer than this to a row, its neighbour changes nothing that is heard. */
  private static final double EXACT = 1e-3;

  private static final double CUTOFF = 0.94;
  private static final double STOP_BAND_DB = 80;

  private static final boolean FUSED = FusedMultiplyAdd.isAnInstruction();

  /** Row <i>r</i> at {@code r * TAPS}: a position r / PHASES behind the tap in the middle. */
  private static final float[] ROWS = new float[(PHASES + 1) * TAPS];

  /** The right half of the sinc, {@code PHASES} points a frame. */
  private static final float[] SINC = new float[HALF_FRAMES * PHASES + 2];

  static {
    KaiserSinc sinc = new KaiserSinc(CUTOFF, HALF_FRAMES, STOP_BAND_DB);
    for (int row = 0; row <= PHASES; row++) {
      double sum = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        sum += sinc.at((double) row / PHASES + HALF_FRAMES - 1 - tap);
      }
      for (int tap = 0; tap < TAPS; tap++) {
        ROWS[row * TAPS + tap] =
            (float) (sinc.at((double) row / PHASES + HALF_FRAMES - 1 - tap) / sum);
      }
    }
    for (int point = 0; point < SINC.length; point++) {
      SINC[point] = (float) sinc.at((double) point / PHASES);
    }
  }

  private Interpolator() {}

  /** Frames that must be rendered to read at a position, at a step. */
  static int neededFrames(double position, double step) {
    return (int) (position + HALF_FRAMES * Math.max(1, step)) + 2;
  }

  /**
   * The value at a position.
   *
   * @param samples frame <i>i</i> at {@link NoteBuffer#PAD_FRAMES} + i
   * @param frames frames of the note, all that lies outside is 0
   * @param position 0 to {@code frames}
   * @param step frames from one position to the next, above 0
   */
  static float read(float[] samples, int frames, double position, double step) {
    return step <= 1 ? near(samples, position) : wide(samples, frames, position, step);
  }

  private static float near(float[] samples, double position) {
    int frame = (int) position;
    int first = NoteBuffer.PAD_FRAMES + frame - HALF_FRAMES + 1;
    double phase = (position - frame) * PHASES;
    int nearest = (int) (phase + 0.5);
    if (Math.abs(phase - nearest) < EXACT) {
      return dot(nearest * TAPS, samples, first);
    }
    int row = (int) phase;
    float low = dot(row * TAPS, samples, first);
    float high = dot(row * TAPS + TAPS, samples, first);
    return low + (float) (phase - row) * (high - low);
  }

  private static float dot(int row, float[] samples, int first) {
    return FUSED ? fusedDot(row, samples, first) : plainDot(row, samples, first);
  }

  /** Takes half the time of the other where it is an instruction; eight sums wait less. */
  static float fusedDot(int row, float[] samples, int first) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    for (int tap = 0; tap < TAPS; tap += 8) {
      a = Math.fma(ROWS[row + tap], samples[first + tap], a);
      b = Math.fma(ROWS[row + tap + 1], samples[first + tap + 1], b);
      c = Math.fma(ROWS[row + tap + 2], samples[first + tap + 2], c);
      d = Math.fma(ROWS[row + tap + 3], samples[first + tap + 3], d);
      e = Math.fma(ROWS[row + tap + 4], samples[first + tap + 4], e);
      f = Math.fma(ROWS[row + tap + 5], samples[first + tap + 5], f);
      g = Math.fma(ROWS[row + tap + 6], samples[first + tap + 6], g);
      h = Math.fma(ROWS[row + tap + 7], samples[first + tap + 7], h);
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }

  /** The same but for the rounding. */
  static float plainDot(int row, float[] samples, int first) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    for (int tap = 0; tap < TAPS; tap += 8) {
      a += ROWS[row + tap] * samples[first + tap];
      b += ROWS[row + tap + 1] * samples[first + tap + 1];
      c += ROWS[row + tap + 2] * samples[first + tap + 2];
      d += ROWS[row + tap + 3] * samples[first + tap + 3];
      e += ROWS[row + tap + 4] * samples[first + tap + 4];
      f += ROWS[row + tap + 5] * samples[first + tap + 5];
      g += ROWS[row + tap + 6] * samples[first + tap + 6];
      h += ROWS[row + tap + 7] * samples[first + tap + 7];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }

  private static float wide(float[] samples, int frames, double position, double step) {
    double reach = HALF_FRAMES * step;
    int first = Math.max(0, (int) Math.ceil(position - reach));
    int last = Math.min(frames - 1, (int) (position + reach));
    double points = PHASES / step;
    float sum = 0;
    for (int frame = first; frame <= last; frame++) {
      float point = (float) (Math.abs(position - frame) * points);
      int whole = (int) point;
      float low = SINC[whole];
      sum +=
          samples[NoteBuffer.PAD_FRAMES + frame]
              * (low + (point - whole) * (SINC[whole + 1] - low));
    }
    return (float) (sum / step);
  }
}
