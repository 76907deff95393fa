package dev.nightjar.engine.bench;

import java.util.Queue;

/**
 * Blocks through two queues of references: full blocks forth, empty ones back, so that nothing is
 * allocated. How one would carry audio over a general queue.
 */
final class QueuePipe implements BlockPipe {

  private final Queue<float[][]> full;
  private final Queue<float[][]> empty;

  QueuePipe(Queue<float[][]> full, Queue<float[][]> empty) {
    this.full = full;
    this.empty = empty;
    for (int block = 0; block < CAPACITY_BLOCKS; block++) {
      empty.add(new float[CHANNELS][BLOCK_FRAMES]);
    }
  }

  @Override
  public boolean offer(float[][] block) {
    float[][] carrier = empty.poll();
    if (carrier == null) {
      return false;
    }
    copy(block, carrier);
    return full.offer(carrier);
  }

  @Override
  public boolean poll(float[][] block) {
    float[][] carrier = full.poll();
    if (carrier == null) {
      return false;
    }
    copy(carrier, block);
    return empty.offer(carrier);
  }

  private static void copy(float[][] from, float[][] to) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      System.arraycopy(from[channel], 0, to[channel], 0, BLOCK_FRAMES);
    }
  }
}
