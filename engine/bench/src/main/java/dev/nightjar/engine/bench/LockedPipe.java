package dev.nightjar.engine.bench;

import java.util.concurrent.locks.ReentrantLock;

/** The same ring of samples with the two positions under a lock. */
final class LockedPipe implements BlockPipe {

  private final ReentrantLock lock = new ReentrantLock();
  private final float[][] samples = new float[CHANNELS][CAPACITY_BLOCKS * BLOCK_FRAMES];
  private long written;
  private long read;

  @Override
  public boolean offer(float[][] block) {
    lock.lock();
    try {
      if (written - read == CAPACITY_BLOCKS) {
        return false;
      }
      int at = (int) (written % CAPACITY_BLOCKS) * BLOCK_FRAMES;
      for (int channel = 0; channel < CHANNELS; channel++) {
        System.arraycopy(block[channel], 0, samples[channel], at, BLOCK_FRAMES);
      }
      written++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean poll(float[][] block) {
    lock.lock();
    try {
      if (written == read) {
        return false;
      }
      int at = (int) (read % CAPACITY_BLOCKS) * BLOCK_FRAMES;
      for (int channel = 0; channel < CHANNELS; channel++) {
        System.arraycopy(samples[channel], at, block[channel], 0, BLOCK_FRAMES);
      }
      read++;
      return true;
    } finally {
      lock.unlock();
    }
  }
}
