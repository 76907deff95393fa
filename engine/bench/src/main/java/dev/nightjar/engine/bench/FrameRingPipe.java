package dev.nightjar.engine.bench;

import dev.nightjar.engine.audio.FrameRing;

/** Our ring, used as a queue. */
final class FrameRingPipe implements BlockPipe {

  private final FrameRing ring = new FrameRing(CHANNELS, CAPACITY_BLOCKS * BLOCK_FRAMES);

  @Override
  public boolean offer(float[][] block) {
    return ring.tryWrite(block, 0, BLOCK_FRAMES);
  }

  @Override
  public boolean poll(float[][] block) {
    long position = ring.readPosition();
    if (ring.read(position, block, 0, BLOCK_FRAMES) != FrameRing.Outcome.DONE) {
      return false;
    }
    ring.markRead(position + BLOCK_FRAMES);
    return true;
  }
}
