package dev.nightjar.plugin.live;

/**
 * Tells from the fill of both devices' buffers whether sound was lost or is needlessly late. Used
 * by the audio thread alone; allocates nothing.
 *
 * <p>What waits in the input and what is queued in the output add up to a constant as long as
 * neither is lost: it is the devices' share of the latency. A stall or clocks that differ make it
 * grow for good, until something is left out.
 */
final class LinePacing {
  private static final double WINDOW_SECONDS = 1;

  private final int sampleRateHz;
  private final int blockFrames;
  private final int buffers;
  private long lastWriteNs;
  private int queuedAfterWrite;
  private int windowFrames;
  private int leastTotal = Integer.MAX_VALUE;

  LinePacing(int sampleRateHz, int blockFrames, int buffers) {
    this.sampleRateHz = sampleRateHz;
    this.blockFrames = blockFrames;
    this.buffers = buffers;
  }

  /** Whether so much waits that the input has lost sound or soon will. */
  boolean isOverrun(int waitingFrames) {
    return waitingFrames >= buffers * blockFrames;
  }

  /**
   * Whether the output has run dry since the last write. Some drivers show an empty queue, others
   * (PulseAudio's) do not: there the clock tells.
   */
  boolean isUnderrun(int queuedFrames, long nowNs) {
    double playedFrames = (nowNs - lastWriteNs) * 1e-9 * sampleRateHz;
    return queuedFrames == 0 || playedFrames > queuedAfterWrite + blockFrames;
  }

  /** After each write. */
  void wrote(int queuedBefore, long nowNs) {
    lastWriteNs = nowNs;
    queuedAfterWrite = queuedBefore + blockFrames;
  }

  /**
   * How many blocks could be left out because even the emptiest moment of the last second held more
   * than the output needs. Mostly 0.
   */
  int blocksTooMany(int waitingFrames, int queuedFrames) {
    leastTotal = Math.min(leastTotal, waitingFrames + queuedFrames);
    windowFrames += blockFrames;
    if (windowFrames < WINDOW_SECONDS * sampleRateHz) {
      return 0;
    }
    // A block of difference is left alone: it is what devices' own periods make of a steady stream.
    int excess = leastTotal - buffers * blockFrames;
    restart();
    return Math.max(0, excess / blockFrames);
  }

  /** Something was left out or put in: what was seen before says nothing any more. */
  void restart() {
    windowFrames = 0;
    leastTotal = Integer.MAX_VALUE;
  }
}
