package dev.nightjar.plugin.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many files are worked on at once. */
final class WorkerOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      defaultValue = "0",
      description = "Files at once (default: one per processor core).")
  private int jobs;

  int atOnce() {
    if (jobs < 0) {
      throw new ParameterException(spec.commandLine(), "-j must be at least 1, not " + jobs + ".");
    }
    return jobs == 0 ? Runtime.getRuntime().availableProcessors() : jobs;
  }
}
