package dev.nightjar.plugin.live;

/**
 * Says when the frames that wait between the devices have become too many: after a hiccup of the
 * output, or because its clock is slower than the input's. The least depth of a second counts, so
 * that devices which take and give in large pieces do no harm.
 *
 * <p>Used by one thread.
 */
final class DepthControl {
  private static final double WINDOW_SECONDS = 1;

  private final int mostFrames;
  private final int windowBlocks;
  private int leastFrames = Integer.MAX_VALUE;
  private int blocks;

  /**
   * For a stream of blocks. [not real-time]
   *
   * @param targetFrames the depth that is right
   */
  DepthControl(int targetFrames, int blockFrames, int sampleRateHz) {
    mostFrames = targetFrames + blockFrames;
    windowBlocks = Math.max(1, (int) (WINDOW_SECONDS * sampleRateHz / blockFrames));
  }

  /**
   * Takes the depth at one block. [audio thread]
   *
   * @return whether one block should be left out now
   */
  boolean isTooDeep(int depthFrames) {
    leastFrames = Math.min(leastFrames, depthFrames);
    blocks++;
    if (blocks < windowBlocks) {
      return false;
    }
    boolean tooDeep = leastFrames > mostFrames;
    forget();
    return tooDeep;
  }

  /** The depth was set anew. [audio thread] */
  void forget() {
    leastFrames = Integer.MAX_VALUE;
    blocks = 0;
  }
}
