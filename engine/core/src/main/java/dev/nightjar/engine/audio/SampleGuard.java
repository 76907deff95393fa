package dev.nightjar.engine.audio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Keeps samples fit to be heard: what is not a number or infinite becomes 0, denormals become 0,
 * and, if asked for, what exceeds a ceiling is clamped. Everything is counted.
 *
 * <p>One thread cleans; any thread may look at the counts.
 */
public final class SampleGuard {

  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int NON_FINITE = 0;
  private static final int DENORMAL = 1;
  private static final int CLAMPED = 2;

  private final long[] counts = new long[3];
  private final float ceiling;

  private SampleGuard(float ceiling) {
    this.ceiling = ceiling;
  }

  /** A guard that lets every finite level pass. [not real-time] */
  public static SampleGuard withoutClamp() {
    return new SampleGuard(Float.MAX_VALUE);
  }

  /**
   * A guard that also clamps to {@code -ceiling .. ceiling}. [not real-time]
   *
   * @param ceiling above 0 and finite; full scale is 1
   */
  public static SampleGuard clampingAt(float ceiling) {
    if (!(ceiling >= Float.MIN_NORMAL && ceiling <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException("ceiling must be above 0 and finite, not " + ceiling);
    }
    return new SampleGuard(ceiling);
  }

  /**
   * Cleans in place. [audio thread] or [engine thread]
   *
   * @param samples {@code [channels][>= offset + frames]}
   * @return how many samples were changed
   */
  public int clean(float[][] samples, int offset, int frames) {
    int changed = 0;
    for (float[] channel : samples) {
      changed += clean(channel, offset, frames);
    }
    return changed;
  }

  /**
   * Cleans one channel in place. [audio thread] or [engine thread]
   *
   * @param channel {@code [>= offset + frames]}
   * @return how many samples were changed
   */
  public int clean(float[] channel, int offset, int frames) {
    int changed = 0;
    for (int i = offset; i < offset + frames; i++) {
      float magnitude = Math.abs(channel[i]);
      // Written so that NaN takes the branch as well.
      boolean tooLarge = !(magnitude <= ceiling);
      if (tooLarge || (magnitude < Float.MIN_NORMAL && magnitude != 0)) {
        channel[i] = repaired(channel[i]);
        changed++;
      }
    }
    return changed;
  }

  /** Samples found to be NaN or infinite since construction. [any thread] */
  public long nonFinite() {
    return (long) COUNT.getOpaque(counts, NON_FINITE);
  }

  /** Samples found to be denormal since construction. [any thread] */
  public long denormal() {
    return (long) COUNT.getOpaque(counts, DENORMAL);
  }

  /** Samples clamped to the ceiling since construction. [any thread] */
  public long clamped() {
    return (long) COUNT.getOpaque(counts, CLAMPED);
  }

  private float repaired(float sample) {
    if (!Float.isFinite(sample)) {
      count(NON_FINITE);
      return 0;
    }
    if (Math.abs(sample) < Float.MIN_NORMAL) {
      count(DENORMAL);
      return 0;
    }
    count(CLAMPED);
    return Math.copySign(ceiling, sample);
  }

  private void count(int which) {
    COUNT.setOpaque(counts, which, counts[which] + 1);
  }
}
