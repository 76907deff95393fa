package dev.nightjar.engine.bench;

/** Moves blocks of stereo frames from one thread to another, in order, at most so many waiting. */
interface BlockPipe {

  int CHANNELS = 2;
  int BLOCK_FRAMES = 128;
  int CAPACITY_BLOCKS = 16;

  /** Takes a copy of the block; false when there is no room. */
  boolean offer(float[][] block);

  /** Copies the next block out; false when there is none. */
  boolean poll(float[][] block);
}
