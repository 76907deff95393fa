package dev.nightjar.plugin.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * Whether a standard stream of this process is a terminal.
 *
 * <p>{@code System.console()} cannot say: it asks for input and output together, and since Java 22
 * answers even when both are files. Where the system has no {@code test} command (Windows) the
 * answer is no, and what is shown is plain.
 */
final class TerminalDetection {
  private TerminalDetection() {}

  /** Whether standard input is a terminal. */
  static boolean inputStream() {
    return isTerminal(0);
  }

  /** Whether standard error is a terminal. */
  static boolean errorStream() {
    return isTerminal(2);
  }

  private static boolean isTerminal(int descriptor) {
    try {
      Process test =
          new ProcessBuilder("test", "-t", Integer.toString(descriptor))
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.INHERIT)
              .start();
      return test.waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
