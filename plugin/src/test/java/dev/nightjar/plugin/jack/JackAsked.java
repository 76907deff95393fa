package dev.nightjar.plugin.jack;

import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.synth.SineInstruments;

/** The command with JACK, as a program. */
public final class JackAsked {
  private JackAsked() {}

  /** Ends with the command's exit status. */
  public static void main(String[] arguments) {
    CommandRun run =
        CommandRun.of(new SineInstruments(0), "synth", "--backend", "jack", "--seconds", "1");
    System.out.print(run.out());
    System.out.print(run.err());
    System.exit(run.status());
  }
}
