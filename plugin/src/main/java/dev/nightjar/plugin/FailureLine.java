package dev.nightjar.plugin;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says why a command failed: in one line, or with the stack trace when asked to. */
final class FailureLine implements IExecutionExceptionHandler {
  private final BooleanSupplier debug;

  FailureLine(BooleanSupplier debug) {
    this.debug = debug;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    err.println(command.getColorScheme().errorText("nightjar: " + sentence(failure)));
    if (debug.getAsBoolean()) {
      failure.printStackTrace(err);
    }
    err.flush();
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** Our own failures carry a whole sentence; others need their kind to be understood. */
  private static String sentence(Exception failure) {
    String message = failure.getMessage();
    boolean ours = failure.getClass().getName().startsWith("dev.nightjar.");
    if (ours && message != null) {
      return message;
    }
    String kind = failure.getClass().getSimpleName();
    return message == null ? kind + " (--debug shows where)" : kind + ": " + message;
  }
}
