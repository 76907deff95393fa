package dev.nightjar.examples.echo;

import java.util.Arrays;

/** One side's past, read between its samples and through a gentle low-pass. */
final class DelayLine {
  /**
   * Adding and taking it away again makes zeros of numbers too small for processors to be fast
   * with.
   */
  private static final double TINY = 1e-18;

  private final float[] past;
  private int next;
  private double dulled;

  DelayLine(int frames) {
    past = new float[frames];
  }

  /**
   * What was written so many frames before the next {@link #write}.
   *
   * @param openness of the low-pass, 0 closed to 1 open
   */
  double read(double frames, double openness) {
    double position = next - frames;
    if (position < 0) {
      position += past.length;
    }
    int before = (int) position;
    double share = position - before;
    float one = past[before % past.length];
    float other = past[(before + 1) % past.length];
    dulled += openness * (one + share * (other - one) - dulled) + TINY - TINY;
    return dulled;
  }

  void write(double sample) {
    past[next] = (float) sample;
    next = next + 1 == past.length ? 0 : next + 1;
  }

  void clear() {
    Arrays.fill(past, 0);
    dulled = 0;
  }
}
