package dev.nightjar.plugin.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How fast the machine reads memory, over a stretch that few caches hold. */
public final class ReadBandwidth {
  private static final int FLOATS = 64 << 20;
  private static final int PASSES = 6;

  private ReadBandwidth() {}

  /**
   * [not real-time] The fastest of some passes over 256 MB, shared among threads.
   *
   * <p>Each thread compares the two halves of its part: the comparison is vectorised, unlike a sum
   * of floats, whose order Java fixes, and so it waits for memory and not for arithmetic.
   *
   * @param threads at least 1
   * @return 10^9 bytes per second
   */
  public static double gigabytesPerSecond(int threads) throws InterruptedException {
    float[] memory = new float[FLOATS];
    Arrays.fill(memory, 1);
    int half = FLOATS / threads / 2;
    List<Callable<Boolean>> parts = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int from = 2 * half * i;
      parts.add(
          () -> Arrays.equals(memory, from, from + half, memory, from + half, from + 2 * half));
    }
    ExecutorService readers = Executors.newFixedThreadPool(threads);
    try {
      long bestNs = Long.MAX_VALUE;
      for (int pass = 0; pass < PASSES; pass++) {
        long beginNs = System.nanoTime();
        for (Future<Boolean> read : readers.invokeAll(parts)) {
          requireWholeRead(read);
        }
        bestNs = Math.min(bestNs, System.nanoTime() - beginNs);
      }
      return 2.0 * half * threads * Float.BYTES / bestNs;
    } finally {
      readers.shutdown();
    }
  }

  /** A comparison that found a difference would have stopped there. */
  private static void requireWholeRead(Future<Boolean> read) throws InterruptedException {
    try {
      if (!read.get()) {
        throw new IllegalStateException("Memory changed while it was read.");
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Memory could not be read.", e);
    }
  }
}
