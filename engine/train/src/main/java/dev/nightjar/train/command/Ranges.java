package dev.nightjar.train.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What a command's options must be.
 *
 * @param spec the command, whose usage is shown
 */
record Ranges(CommandSpec spec) {

  /**
   * Ends the command with a message, unless the condition holds.
   *
   * @throws ParameterException if it doesn't
   */
  void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
