package dev.nightjar.plugin.terminal;

import java.io.PrintWriter;
import picocli.CommandLine;

/**
 * Where a command writes: results to {@code out}, messages to {@code err}.
 *
 * @param out results, for a script or a file
 * @param err messages, for a person
 * @param interactive whether {@code err} is a terminal that can redraw a line
 */
public record Console(PrintWriter out, PrintWriter err, boolean interactive) {
  /** The streams that this command line was given, or else the process's own. */
  public static Console of(CommandLine commandLine) {
    return new Console(commandLine.getOut(), commandLine.getErr(), TerminalDetection.errorStream());
  }

  /** [any thread] Tells the person something, on a line of its own. */
  public void say(String message) {
    err.println(message);
    err.flush();
  }
}
