package dev.nightjar.plugin.live;

import dev.nightjar.plugin.terminal.CleanEnd;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Keys;
import dev.nightjar.plugin.terminal.StatusDisplay;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A session at a terminal: keys, status line, and a clean end when the program is interrupted. */
public final class LiveRun {
  private LiveRun() {}

  /**
   * Runs until {@code q}, the time limit or an interruption. [not real-time]
   *
   * @param jack through JACK, which has its own rate and block, instead of Java Sound
   * @param ended gets the report, also when the program is interrupted
   * @throws IOException with a sentence, if the devices or the effect can't be opened
   */
  public static void run(
      Console console,
      LiveSettings settings,
      LiveEffect effect,
      boolean jack,
      Consumer<LiveReport> ended)
      throws IOException, InterruptedException {
    run(console, settings, effect, jack, UnaryOperator.identity(), ended);
  }

  static void run(
      Console console,
      LiveSettings settings,
      LiveEffect effect,
      boolean jack,
      UnaryOperator<BlockPath> tap,
      Consumer<LiveReport> ended)
      throws IOException, InterruptedException {
    StatusDisplay display = new StatusDisplay(console, System::nanoTime);
    LineOpener opener = jack ? JackDevices::open : new JavaSoundOpener(display::say);
    LiveSession session = new LiveSession(settings, opener, effect, tap, display);
    try (CleanEnd end = CleanEnd.of(session::stop);
        Keys keys = Keys.listen(key -> press(key, session))) {
      ended.accept(session.run());
    }
  }

  /** What is not a command is left alone: a line's end, above all. */
  private static void press(int key, LiveSession session) {
    switch (Character.toLowerCase(key)) {
      case 'b' -> session.toggleBypass();
      case 'q' -> session.stop();
      default -> {}
    }
  }
}
