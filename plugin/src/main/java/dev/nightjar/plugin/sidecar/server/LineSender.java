package dev.nightjar.plugin.sidecar.server;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Sends lines on a thread of its own, which there is only while there is something to send: whoever
 * says them never waits, and a plug-in that does not listen holds up nobody else. [any thread]
 */
final class LineSender implements AutoCloseable {

  /** Whoever leaves so many unread does not listen any more. */
  private static final int MOST_WAITING = 1024;

  private static final long IDLE_SECONDS = 5;

  private final LineChannel lines;
  private final Runnable broken;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          task -> {
            Thread made = new Thread(task, "nightjar-sender");
            made.setDaemon(true);
            return made;
          });

  /**
   * @param broken called when something can't be sent, then or later
   */
  LineSender(LineChannel lines, Runnable broken) {
    this.lines = lines;
    this.broken = broken;
    thread.allowCoreThreadTimeOut(true);
  }

  void send(String line) {
    send(List.of(line));
  }

  /** Several that nothing comes between; as much unread as one. */
  void send(List<String> together) {
    try {
      thread.execute(
          () -> {
            try {
              for (String line : together) {
                lines.write(line);
              }
            } catch (IOException gone) {
              broken.run();
            }
          });
    } catch (RejectedExecutionException unheard) {
      broken.run();
    }
  }

  /** Leaves out what has not been sent. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
