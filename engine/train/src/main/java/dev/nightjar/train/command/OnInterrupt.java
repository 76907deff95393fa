package dev.nightjar.train.command;

import dev.nightjar.train.optimize.DivergedException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a run save its work when the virtual machine is going down. */
final class OnInterrupt {

  private static final long SAVE_WAIT_SECONDS = 120;

  private OnInterrupt() {}

  /** A run. */
  interface Run {
    void run() throws IOException, InterruptedException, DivergedException;
  }

  /** Runs it; an interrupted process stops it and waits until it has ended. */
  static void stopAndWait(Runnable stop, Run run)
      throws IOException, InterruptedException, DivergedException {
    CountDownLatch ended = new CountDownLatch(1);
    Thread onInterrupt = new Thread(() -> stop(stop, ended), "nightjar-interrupted");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try {
      run.run();
    } finally {
      ended.countDown();
      forget(onInterrupt);
    }
  }

  private static void stop(Runnable stop, CountDownLatch ended) {
    stop.run();
    try {
      ended.await(SAVE_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread onInterrupt) {
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException goingDown) {
      // It is running, and waits for this thread to end.
    }
  }
}
