package dev.nightjar.plugin.live;

import dev.nightjar.plugin.terminal.Console;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A session at a terminal: keys, status line, and a clean end when the program is interrupted. */
public final class LiveRun {
  private static final long END_WAIT_SECONDS = 5;

  private LiveRun() {}

  /**
   * Runs until {@code q}, the time limit or an interruption. [not real-time]
   *
   * @throws IOException with a sentence, if the devices or the effect can't be opened
   */
  public static LiveReport run(
      Console console, InputStream typed, LiveSettings settings, LiveEffect effect)
      throws IOException, InterruptedException {
    return run(console, typed, settings, effect, UnaryOperator.identity());
  }

  static LiveReport run(
      Console console,
      InputStream typed,
      LiveSettings settings,
      LiveEffect effect,
      UnaryOperator<BlockPath> tap)
      throws IOException, InterruptedException {
    StatusDisplay display = new StatusDisplay(console, System::nanoTime);
    LiveSession session =
        new LiveSession(
            settings, new JavaSoundOpener(settings, display::say), effect, tap, display);
    CountDownLatch ended = new CountDownLatch(1);
    Thread onInterrupt = new Thread(() -> stopAndWait(session, ended), "nightjar-interrupted");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    new KeyCommands(typed, session::toggleBypass, session::stop).start();
    try {
      return session.run();
    } finally {
      ended.countDown();
      forget(onInterrupt);
    }
  }

  /** The virtual machine is going down: the sound ends before it does. */
  private static void stopAndWait(LiveSession session, CountDownLatch ended) {
    session.stop();
    try {
      ended.await(END_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread onInterrupt) {
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException goingDown) {
      // It has done its work.
    }
  }
}
