package dev.nightjar.plugin.jvst;

/**
 * A block whose arrays are as long as the block, as jVSTwRapper's were: its plug-ins may go by
 * their length. Allocates where the length of blocks changes.
 */
final class ExactBlock {
  private float[][] block;

  ExactBlock(int channels) {
    block = new float[channels][0];
  }

  /** {@code [channels][frames]}, with anything in them. */
  float[][] ofLength(int frames) {
    if (block.length > 0 && block[0].length != frames) {
      block = new float[block.length][frames];
    }
    return block;
  }
}
