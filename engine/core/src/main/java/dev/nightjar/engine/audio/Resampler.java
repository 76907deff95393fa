package dev.nightjar.engine.audio;

import java.util.Arrays;

/**
 * Changes the sample rate of a stream: linear phase, at least 90 dB of stop band, an exact delay.
 *
 * <p>A windowed sinc in polyphase form (J. O. Smith, "Digital Audio Resampling", CCRMA; R.
 * Crochiere and L. Rabiner, "Multirate Digital Signal Processing", section 3.4). Ours, because no
 * maintained Java library offers this stop band together with a delay that is known exactly and an
 * output that does not depend on how the stream is cut.
 *
 * <p>With rates reduced to {@code up : down}, output frame <i>n</i> carries the input at {@code n *
 * down / up - delay} input frames, and after <i>k</i> input frames exactly {@code ceil(k * up /
 * down)} output frames have come out. The delay is a whole number of frames of the higher rate. At
 * equal rates the stream passes unchanged and undelayed.
 *
 * <p>One thread at a time uses a resampler; nothing is allocated after construction.
 */
public final class Resampler {

  /** The lowest rate on either side. */
  public static final int LOWEST_RATE_HZ = 8_000;

  /** The highest rate on either side. */
  public static final int HIGHEST_RATE_HZ = 192_000;

  private static final int CHUNK_FRAMES = 1024;

  private final int up;
  private final int down;
  private final PhaseBank bank;
  private final double delayFrames;

  /** Extra delay as whole input frames and a rest in units of {@code 1 / up} input frame. */
  private final int extraFrames;

  private final int extraPhase;

  /** {@code [channels][history + chunk]}: the last inputs that are still needed, then new ones. */
  private final float[][] recent;

  private final int historyFrames;

  /** Input frames until the next output is due, and its phase in units of {@code 1 / up}. */
  private int dueFrames;

  private int duePhase;

  /**
   * Makes a resampler with the least delay of its quality. [not real-time]
   *
   * @param channels at least 1
   * @param fromRateHz 8,000 to 192,000
   * @param toRateHz 8,000 to 192,000
   */
  public Resampler(int channels, int fromRateHz, int toRateHz, Quality quality) {
    this(channels, fromRateHz, toRateHz, quality, 0);
  }

  /**
   * Makes a resampler that delays a little more, for instance to make the sum of several delays a
   * whole number. [not real-time]
   *
   * @param extraDelayFrames 0 to 192,000 output frames, rounded to the nearest instant of the
   *     common clock of both rates; {@link #delayFrames()} tells the outcome
   */
  public Resampler(
      int channels, int fromRateHz, int toRateHz, Quality quality, double extraDelayFrames) {
    if (channels < 1) {
      throw new IllegalArgumentException("channels must be at least 1, not " + channels);
    }
    requireRate("fromRateHz", fromRateHz);
    requireRate("toRateHz", toRateHz);
    if (!(extraDelayFrames >= 0 && extraDelayFrames <= HIGHEST_RATE_HZ)) {
      throw new IllegalArgumentException(
          "extraDelayFrames must be 0 to " + HIGHEST_RATE_HZ + ", not " + extraDelayFrames);
    }
    int divisor = greatestCommonDivisor(fromRateHz, toRateHz);
    up = toRateHz / divisor;
    down = fromRateHz / divisor;
    int higher = Math.max(up, down);
    int lower = Math.min(up, down);
    int halfLength =
        higher == lower ? 0 : ceilDiv((long) quality.halfLengthFrames() * higher, lower);
    // One frame of the higher rate lasts as many ticks of the common clock as `lower` says.
    long halfLengthTicks = (long) halfLength * lower;
    double unitFrames = (double) higher / up;
    bank =
        new PhaseBank(
            up,
            (double) halfLengthTicks / up,
            unitFrames,
            new KaiserSinc(
                higher == lower ? 1 : quality.cutoff(),
                Math.max((double) halfLengthTicks / higher, 0.5),
                Quality.DESIGN_STOP_BAND_DB));
    long extraTicks = Math.round(extraDelayFrames * down);
    delayFrames = (double) (halfLengthTicks + extraTicks) / down;
    extraFrames = (int) (extraTicks / up);
    extraPhase = (int) (extraTicks % up);
    historyFrames = bank.taps() + extraFrames + 1;
    recent = new float[channels][historyFrames + CHUNK_FRAMES];
  }

  /**
   * How far the output lies behind the input, in output frames, exact. [any thread]
   *
   * <p>Frame 0 of the input is heard at this position of the output.
   */
  public double delayFrames() {
    return delayFrames;
  }

  /** Output frames that have come out after so many input frames since the start. [any thread] */
  public long outputFrames(long inputFrames) {
    return Math.floorDiv(Math.multiplyExact(inputFrames, up) + down - 1, (long) down);
  }

  /** The fewest input frames since the start that give so many output frames. [any thread] */
  public long inputFrames(long outputFrames) {
    return outputFrames <= 0 ? 0 : Math.multiplyExact(outputFrames - 1, down) / up + 1;
  }

  /** The most frames that a call with so many input frames can write. [any thread] */
  public int maxOutputFrames(int inputFrames) {
    return Math.toIntExact(outputFrames(inputFrames));
  }

  /** Forgets the past: the next input frame is frame 0 again. [engine thread] */
  public void reset() {
    dueFrames = 0;
    duePhase = 0;
    for (float[] channel : recent) {
      Arrays.fill(channel, 0);
    }
  }

  /**
   * Takes input frames and writes all output frames that they make possible. [engine thread]
   *
   * @param in {@code [>= channels][>= offset + frames]}
   * @param out {@code [>= channels][>= outOffset + maxOutputFrames(frames)]}; not the arrays of
   *     {@code in}
   * @return frames written
   */
  public int process(float[][] in, int offset, int frames, float[][] out, int outOffset) {
    int written = 0;
    for (int done = 0; done < frames; done += CHUNK_FRAMES) {
      int chunk = Math.min(CHUNK_FRAMES, frames - done);
      written += processChunk(in, offset + done, chunk, out, outOffset + written);
    }
    return written;
  }

  private int processChunk(float[][] in, int offset, int chunk, float[][] out, int outOffset) {
    int due = dueFrames;
    int phase = duePhase;
    int written = 0;
    for (int channel = 0; channel < recent.length; channel++) {
      float[] samples = recent[channel];
      float[] target = out[channel];
      System.arraycopy(in[channel], offset, samples, historyFrames, chunk);
      due = dueFrames;
      phase = duePhase;
      written = 0;
      while (due < chunk) {
        int latest = historyFrames + due - extraFrames;
        int sampledPhase = phase - extraPhase;
        if (sampledPhase < 0) {
          sampledPhase += up;
          latest--;
        }
        target[outOffset + written++] = bank.apply(sampledPhase, samples, latest - bank.taps() + 1);
        due += down / up;
        phase += down % up;
        if (phase >= up) {
          phase -= up;
          due++;
        }
      }
      System.arraycopy(samples, chunk, samples, 0, historyFrames);
    }
    dueFrames = due - chunk;
    duePhase = phase;
    return written;
  }

  private static void requireRate(String name, int rateHz) {
    if (rateHz < LOWEST_RATE_HZ || rateHz > HIGHEST_RATE_HZ) {
      throw new IllegalArgumentException(
          name + " must be " + LOWEST_RATE_HZ + " to " + HIGHEST_RATE_HZ + ", not " + rateHz);
    }
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  private static int ceilDiv(long dividend, long divisor) {
    return (int) ((dividend + divisor - 1) / divisor);
  }
}
