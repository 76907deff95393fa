package dev.nightjar.plugin.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets something end well when the program is interrupted: Ctrl-C, or the end of the system. */
public final class CleanEnd implements AutoCloseable {
  /** What a program's status is by custom after Ctrl-C. */
  public static final int INTERRUPTED_STATUS = 130;

  private static final long WAIT_SECONDS = 5;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Runnable stop;
  private final Thread onInterrupt = new Thread(this::stopAndWait, "nightjar-interrupted");

  private CleanEnd(Runnable stop) {
    this.stop = stop;
  }

  /**
   * From now until closed, an interruption stops it, and waits a little for the close.
   *
   * @param stop returns at once; called on any thread
   */
  public static CleanEnd of(Runnable stop) {
    CleanEnd end = new CleanEnd(stop);
    Runtime.getRuntime().addShutdownHook(end.onInterrupt);
    return end;
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException goingDown) {
      // It has done its work.
    }
  }

  /** The virtual machine is going down: what runs ends before it does. */
  private void stopAndWait() {
    stop.run();
    try {
      ended.await(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
