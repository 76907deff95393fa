package dev.nightjar.plugin;

import dev.nightjar.plugin.synth.SineInstruments;

/**
 * A command as a program of its own, with an instrument of sines: for commands that read the keys,
 * which belong to whoever runs the tests.
 */
public final class CommandProgram {
  private CommandProgram() {}

  /** Ends with the command's exit status. */
  public static void main(String[] arguments) {
    CommandRun run = CommandRun.of(new SineInstruments(0), (Object[]) arguments);
    System.out.print(run.out());
    System.out.print(run.err());
    System.out.flush();
    System.exit(run.status());
  }
}
