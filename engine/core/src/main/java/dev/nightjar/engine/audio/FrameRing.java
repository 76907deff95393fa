package dev.nightjar.engine.audio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A lock-free ring of multi-channel frames between one producer thread and one consumer thread.
 *
 * <p>Every frame has an absolute position: the first frame ever written is 0, and frame <i>p</i>
 * stays frame <i>p</i> whatever is lost around it. The producer always writes at {@link
 * #writePosition()}; the consumer reads any range that is still held, as often as it likes. All
 * methods are wait-free and report failure as a return value.
 *
 * <p>The producer chooses between two disciplines, call by call: {@link #write} never fails for
 * want of room and overwrites the oldest frames; {@link #tryWrite} leaves frames alone that the
 * consumer did not pass by {@link #markRead}.
 *
 * <p>Overwriting under the consumer's eyes is detected, not prevented, as in a sequence lock (H.-J.
 * Boehm, "Can seqlocks get along with programming language memory models?", MSPC 2012, section 4):
 * the producer raises the oldest readable position, fences, writes samples, and releases the write
 * position; the consumer acquires the write position, copies, fences, and looks at the oldest
 * readable position last.
 */
public final class FrameRing {

  /** What became of a read. */
  public enum Outcome {
    /** The whole range was copied. */
    DONE,
    /** Part of the range is not written yet; nothing was copied. */
    NOT_YET,
    /** Part of the range was overwritten or skipped; what was copied must not be used. */
    GONE,
    /** The arrays are too small, or the range is negative or longer than the ring. */
    REFUSED
  }

  private static final VarHandle POSITION = MethodHandles.arrayElementVarHandle(long[].class);

  /**
   * Positions live in one array, apart from each other and from anything else by two cache lines of
   * 64 bytes (processors prefetch lines in pairs), so that a thread which spins on its own position
   * does not slow the other. The producer's two positions are read together and share a line.
   */
  private static final int LINE_PAIR_LONGS = 16;

  private static final int WRITTEN = LINE_PAIR_LONGS;
  private static final int OLDEST = WRITTEN + 1;
  private static final int READ = 2 * LINE_PAIR_LONGS;

  private final long[] positions = new long[3 * LINE_PAIR_LONGS];
  private final float[][] samples;
  private final int capacityFrames;
  private final int mask;

  /**
   * Makes an empty ring whose next frame has position 0. [not real-time]
   *
   * @param channels at least 1
   * @param leastCapacityFrames at least 1; rounded up to a power of two
   */
  public FrameRing(int channels, int leastCapacityFrames) {
    if (channels < 1) {
      throw new IllegalArgumentException("channels must be at least 1, not " + channels);
    }
    if (leastCapacityFrames < 1 || leastCapacityFrames > 1 << 30) {
      throw new IllegalArgumentException(
          "leastCapacityFrames must be 1 to 2^30, not " + leastCapacityFrames);
    }
    capacityFrames =
        leastCapacityFrames == 1 ? 1 : Integer.highestOneBit(leastCapacityFrames - 1) << 1;
    mask = capacityFrames - 1;
    samples = new float[channels][capacityFrames];
  }

  /** Channels of a frame. [any thread] */
  public int channels() {
    return samples.length;
  }

  /** How many frames are held at most. [any thread] */
  public int capacityFrames() {
    return capacityFrames;
  }

  /** The position of the next frame to be written; what lies before is visible. [any thread] */
  public long writePosition() {
    return (long) POSITION.getAcquire(positions, WRITTEN);
  }

  /** The oldest position that can still be read. [any thread] */
  public long oldestPosition() {
    return (long) POSITION.getAcquire(positions, OLDEST);
  }

  /** The position up to which the consumer is done. [any thread] */
  public long readPosition() {
    return (long) POSITION.getAcquire(positions, READ);
  }

  /**
   * Writes the next frames over the oldest ones. [audio thread] or [engine thread], whichever
   * produces
   *
   * @param in {@code [>= channels][>= offset + frames]}
   * @param frames 0 to {@link #capacityFrames()}
   * @return false, and nothing written, when the arguments do not fit
   */
  public boolean write(float[][] in, int offset, int frames) {
    if (!fits(in, offset, frames)) {
      return false;
    }
    long position = (long) POSITION.get(positions, WRITTEN);
    long end = position + frames;
    raiseOldest(end - capacityFrames);
    for (int channel = 0; channel < samples.length; channel++) {
      copyIn(in[channel], offset, samples[channel], (int) position & mask, frames);
    }
    POSITION.setRelease(positions, WRITTEN, end);
    return true;
  }

  /**
   * Writes the next frames unless that would overwrite frames that the consumer has not passed.
   * [audio thread] or [engine thread], whichever produces
   *
   * @param in {@code [>= channels][>= offset + frames]}
   * @return false, and nothing written, when there is no room or the arguments do not fit
   */
  public boolean tryWrite(float[][] in, int offset, int frames) {
    long end = (long) POSITION.get(positions, WRITTEN) + frames;
    return end - readPosition() <= capacityFrames && write(in, offset, frames);
  }

  /**
   * Moves the write position ahead without data; all earlier frames can no longer be read. [audio
   * thread] or [engine thread], whichever produces
   *
   * @return false, and nothing changed, when {@code position} lies before the write position
   */
  public boolean advanceTo(long position) {
    if (position < (long) POSITION.get(positions, WRITTEN)) {
      return false;
    }
    raiseOldest(position);
    POSITION.setRelease(positions, WRITTEN, position);
    return true;
  }

  /**
   * Copies the frames {@code position} to {@code position + frames - 1}. [audio thread] or [engine
   * thread], whichever consumes; the producer may read its own frames too
   *
   * @param out {@code [>= channels][>= offset + frames]}
   * @param frames 0 to {@link #capacityFrames()}
   */
  public Outcome read(long position, float[][] out, int offset, int frames) {
    if (position < 0 || !fits(out, offset, frames)) {
      return Outcome.REFUSED;
    }
    if (position + frames > writePosition()) {
      return Outcome.NOT_YET;
    }
    if (position < oldestPosition()) {
      return Outcome.GONE;
    }
    for (int channel = 0; channel < samples.length; channel++) {
      copyOut(samples[channel], (int) position & mask, out[channel], offset, frames);
    }
    // The copies must not sink below the look at what the producer took meanwhile.
    VarHandle.acquireFence();
    return position < (long) POSITION.getOpaque(positions, OLDEST) ? Outcome.GONE : Outcome.DONE;
  }

  /**
   * Tells the producer that frames before {@code position} are no longer needed. [audio thread] or
   * [engine thread], whichever consumes
   */
  public void markRead(long position) {
    POSITION.setRelease(positions, READ, position);
  }

  private void raiseOldest(long position) {
    if (position > (long) POSITION.get(positions, OLDEST)) {
      POSITION.setOpaque(positions, OLDEST, position);
      // Samples written from here on must not become visible before the raised position.
      VarHandle.releaseFence();
    }
  }

  private boolean fits(float[][] arrays, int offset, int frames) {
    if (frames < 0 || frames > capacityFrames || offset < 0 || arrays.length < samples.length) {
      return false;
    }
    for (int channel = 0; channel < samples.length; channel++) {
      if (arrays[channel].length - offset < frames) {
        return false;
      }
    }
    return true;
  }

  private static void copyIn(float[] in, int offset, float[] ring, int index, int frames) {
    int first = Math.min(frames, ring.length - index);
    System.arraycopy(in, offset, ring, index, first);
    System.arraycopy(in, offset + first, ring, 0, frames - first);
  }

  private static void copyOut(float[] ring, int index, float[] out, int offset, int frames) {
    int first = Math.min(frames, ring.length - index);
    System.arraycopy(ring, index, out, offset, first);
    System.arraycopy(ring, 0, out, offset + first, frames - first);
  }
}
