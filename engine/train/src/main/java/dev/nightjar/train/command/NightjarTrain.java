package dev.nightjar.train.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The runnable {@code nightjar-train}. */
@Command(
    name = "nightjar-train",
    description = "Trains Nightjar's models.",
    mixinStandardHelpOptions = true,
    version = "nightjar-train 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DenoiserCommand.class, ExportCommand.class})
public final class NightjarTrain {

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show stack traces of failures.")
  boolean debug;

  /** Runs the command line and exits: 0 done, 1 failed, 2 bad usage. */
  public static void main(String[] args) {
    if (!Surroundings.fit()) {
      System.exit(Surroundings.runFit(args));
    }
    System.exit(commandLine().execute(args));
  }

  /** The whole command line, ready to execute; tests give it their own streams. */
  static CommandLine commandLine() {
    NightjarTrain top = new NightjarTrain();
    CommandLine line = new CommandLine(top);
    return line.setExecutionExceptionHandler(
        (failure, command, result) -> {
          if (top.debug) {
            failure.printStackTrace(command.getErr());
          } else {
            command.getErr().println("nightjar-train: " + failure.getMessage());
          }
          return failure instanceof IllegalArgumentException ? 2 : 1;
        });
  }
}
