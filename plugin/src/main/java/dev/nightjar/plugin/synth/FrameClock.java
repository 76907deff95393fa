package dev.nightjar.plugin.synth;

/**
 * Which frame is now: the frames that the audio thread takes, smoothed, because it takes them a
 * block at a time and not on the dot. As with a delay-locked loop (F. Adriaensen, "Using a DLL to
 * filter time", LAC 2005), of first order: clocks of sound devices are off by far less than a frame
 * within its second of memory.
 */
final class FrameClock {
  private static final double MEMORY_SECONDS = 1;
  private static final double JUMP_SECONDS = 0.1;

  private final double framesPerNs;
  private final double memoryFrames;
  private final double jumpFrames;
  private final long originNs;
  private long ticks;

  /** Frame at the origin of time. */
  private volatile double offset;

  /**
   * Begins at frame 0. [not real-time]
   *
   * @param originNs now
   */
  FrameClock(int sampleRateHz, long originNs) {
    framesPerNs = sampleRateHz * 1e-9;
    memoryFrames = MEMORY_SECONDS * sampleRateHz;
    jumpFrames = JUMP_SECONDS * sampleRateHz;
    this.originNs = originNs;
  }

  /**
   * A block is taken. [audio thread]
   *
   * @param frame its first
   * @param frames of it
   */
  void tick(long frame, int frames, long nowNs) {
    double measured = frame - (nowNs - originNs) * framesPerNs;
    double before = offset;
    double error = measured - before;
    ticks++;
    // A plain mean at first, so that the first blocks count the same.
    double weight = Math.max(1.0 / ticks, frames / memoryFrames);
    if (Math.abs(error) > jumpFrames) {
      ticks = 1;
      weight = 1;
    }
    offset = before + Math.min(1, weight) * error;
  }

  /** The frame at a time, as if blocks were endlessly short. [any thread] */
  long frameAt(long timeNs) {
    return Math.round(offset + (timeNs - originNs) * framesPerNs);
  }
}
