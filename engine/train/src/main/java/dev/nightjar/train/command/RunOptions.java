package dev.nightjar.train.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What every training run has. */
final class RunOptions {

  @Option(
      names = {"-o", "--out"},
      required = true,
      description = "Folder of the run; a run that is there goes on.")
  Path out;

  @Option(names = "--threads", defaultValue = "2", description = "Threads for gradients.")
  int threads;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of weights and examples.")
  long seed;

  @Option(
      names = "--checkpoint-minutes",
      defaultValue = "5",
      description = "Minutes between checkpoints.")
  double checkpointMinutes;

  /** Refuses numbers that make no run. */
  void requireRanges(Ranges ranges) {
    ranges.require(threads >= 1, "--threads must be at least 1");
    ranges.require(checkpointMinutes >= 0, "--checkpoint-minutes must not be negative");
  }

  /** Says so where options describe another network than that of the run that goes on. */
  void tellOfOtherNetwork(
      CommandSpec spec, Object begun, Object asked, List<String> options, PrintWriter log) {
    boolean given =
        options.stream().anyMatch(spec.commandLine().getParseResult()::hasMatchedOption);
    if (given && !begun.equals(asked)) {
      log.printf("%s goes on with its own network, %s, whatever the options say%n", out, begun);
      log.flush();
    }
  }
}
