package dev.nightjar.plugin.live;

/**
 * Says when the frames that wait between the devices have become too many: after a hiccup of the
 * output, or because its clock is slower than the input's. The least depth of half a second counts,
 * so that devices which take and give in large pieces do no harm.
 *
 * <p>Used by one thread.
 */
final class DepthControl {
  private static final double WINDOW_SECONDS = 0.5;

  private final int targetFrames;
  private final int blockFrames;
  private final int windowBlocks;
  private int leastFrames = Integer.MAX_VALUE;
  private int blocks;

  /**
   * For a stream of blocks. [not real-time]
   *
   * @param targetFrames the depth that is right
   */
  DepthControl(int targetFrames, int blockFrames, int sampleRateHz) {
    this.targetFrames = targetFrames;
    this.blockFrames = blockFrames;
    windowBlocks = Math.max(1, (int) (WINDOW_SECONDS * sampleRateHz / blockFrames));
  }

  /**
   * Takes the depth at one block. [audio thread]
   *
   * @return how many blocks should be left out now, 0 for none
   */
  int excessBlocks(int depthFrames) {
    leastFrames = Math.min(leastFrames, depthFrames);
    blocks++;
    if (blocks < windowBlocks) {
      return 0;
    }
    // One block of tolerance, so that it is never left out only to be missed.
    int excess = (leastFrames - targetFrames - 1) / blockFrames;
    forget();
    return Math.max(0, excess);
  }

  /** The depth was set anew. [audio thread] */
  void forget() {
    leastFrames = Integer.MAX_VALUE;
    blocks = 0;
  }
}
