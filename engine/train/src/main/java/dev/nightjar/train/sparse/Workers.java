package dev.nightjar.train.sparse;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that do the same work on their own parts, and wait for each other without a lock. The
 * caller is one of them.
 */
final class Workers {

  /** Looks at the barrier before a thread gives its core away: others may need it. */
  private static final int SPINS = 2_000;

  private static final long PARK_NS = 1_000;

  private final int count;
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile int round;
  private volatile boolean failed;

  /** That many, at least 1. */
  Workers(int count) {
    this.count = Require.atLeastOne("threads", count);
  }

  /** What a worker does. */
  interface Work {
    void run(int worker);
  }

  int count() {
    return count;
  }

  /** Where the part of a worker begins; that of {@code worker + 1} is where it ends. */
  int bound(int worker, int total) {
    return (int) ((long) total * worker / count);
  }

  /** Runs the work on all threads and returns when all have done it. */
  void run(Work work) {
    // A run that failed may have left workers counted at the barrier.
    failed = false;
    arrived.set(0);
    Thread[] threads = new Thread[count];
    Throwable[] failures = new Throwable[count];
    for (int w = 1; w < count; w++) {
      int worker = w;
      threads[w] = new Thread(() -> guarded(work, worker, failures), "nightjar-sparse-" + w);
      threads[w].setDaemon(true);
      threads[w].start();
    }
    guarded(work, 0, failures);
    for (int w = 1; w < count; w++) {
      join(threads[w]);
    }
    for (Throwable failure : failures) {
      if (failure != null) {
        throw new IllegalStateException("a worker failed", failure);
      }
    }
  }

  private void guarded(Work work, int worker, Throwable[] failures) {
    try {
      work.run(worker);
    } catch (RuntimeException | Error failure) {
      failures[worker] = failure;
      failed = true;
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when every worker has come here. What each wrote before, all see after. */
  void meet() {
    int before = round;
    if (arrived.incrementAndGet() == count) {
      arrived.set(0);
      round = before + 1;
      return;
    }
    for (int spins = 0; round == before; spins++) {
      if (failed) {
        throw new IllegalStateException("another worker failed");
      }
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(PARK_NS);
      }
    }
  }
}
