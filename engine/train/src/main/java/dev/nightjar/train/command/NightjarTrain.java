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
    subcommands = {
      DenoiserCommand.class,
      SingCommand.class,
      SingScoresCommand.class,
      ExportCommand.class,
      ReproduceCommand.class
    })
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

  /** The failure and what lies behind it. */
  private static String sentence(Throwable failure) {
    StringBuilder sentence = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      boolean plain = message != null && !cause.getClass().getName().startsWith("java.nio.file");
      String part = plain ? message : cause.getClass().getSimpleName() + ": " + message;
      if (sentence.indexOf(part) < 0) {
        sentence.append(sentence.length() == 0 ? "" : ": ").append(part);
      }
    }
    return sentence.toString();
  }

  /** The whole command line, ready to execute; tests give it their own streams. */
  static CommandLine commandLine() {
    NightjarTrain top = new NightjarTrain();
    CommandLine line = new CommandLine(top);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionStrategy(
        parsed -> {
          try {
            return new CommandLine.RunLast().execute(parsed);
          } catch (OutOfMemoryError e) {
            if (top.debug) {
              throw e;
            }
            line.getErr()
                .println(
                    "nightjar-train: "
                        + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MiB of memory don't suffice; give java more with -Xmx, or ask for"
                        + " less");
            return 1;
          }
        });
    return line.setExecutionExceptionHandler(
        (failure, command, result) -> {
          if (top.debug) {
            failure.printStackTrace(command.getErr());
          } else {
            command.getErr().println("nightjar-train: " + sentence(failure));
          }
          return failure instanceof IllegalArgumentException ? 2 : 1;
        });
  }
}
