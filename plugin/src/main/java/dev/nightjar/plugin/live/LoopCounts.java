package dev.nightjar.plugin.live;

/** What the audio thread counts over a session. One thread counts; any thread reads. */
final class LoopCounts {
  /** Weight of a block in the running mean of the devices' latency. */
  private static final double NEW_BLOCK = 0.02;

  private volatile long frames;
  private volatile long inputOverruns;
  private volatile long outputUnderruns;
  private volatile double deviceLatencyFrames;

  /**
   * Counts a block. [audio thread]
   *
   * @param blockFrames its length
   * @param waitingFrames what waited in the input when it had been read
   * @param queuedFrames what waited in the output before it was written
   * @param overrun whether the input lost sound before it
   * @param underrun whether the output ran dry before it
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // Only the audio thread writes.
  void block(
      int blockFrames, int waitingFrames, int queuedFrames, boolean overrun, boolean underrun) {
    // The block's first frame waited for the last one, then for reading, then it will be queued.
    double latency = (double) blockFrames + waitingFrames + queuedFrames;
    deviceLatencyFrames =
        frames == 0 ? latency : deviceLatencyFrames + NEW_BLOCK * (latency - deviceLatencyFrames);
    frames += blockFrames;
    if (overrun) {
      inputOverruns++;
    }
    if (underrun) {
      outputUnderruns++;
    }
  }

  /** Frames moved so far. [any thread] */
  long frames() {
    return frames;
  }

  /** How often the input was full. [any thread] */
  long inputOverruns() {
    return inputOverruns;
  }

  /** How often the output was empty. [any thread] */
  long outputUnderruns() {
    return outputUnderruns;
  }

  /** How long sound is in the devices' buffers on average, as far as they tell. [any thread] */
  double deviceLatencyFrames() {
    return deviceLatencyFrames;
  }
}
