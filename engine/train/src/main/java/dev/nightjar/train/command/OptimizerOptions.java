package dev.nightjar.train.command;

import dev.nightjar.train.optimize.OptimizerChoice;
import java.util.Map;
import picocli.CommandLine.Option;

/** What moves the weights. */
final class OptimizerOptions {

  @Option(
      names = "--optimizer",
      defaultValue = "adam",
      description = "What moves the weights; docs/optimizers.md lists all.")
  String optimizer;

  @Option(
      names = "--optimizer-arg",
      paramLabel = "NAME=NUMBER",
      description = "A constant of the optimizer, say beta1=0.8; may be repeated.")
  Map<String, String> optimizerArguments = Map.of();

  @Option(
      names = "--per-layer",
      description = "Divide each layer's step size by the root of its weights' uses times fan-in.")
  boolean perLayer;

  /**
   * What was chosen.
   *
   * @throws IllegalArgumentException if there is no such optimizer or argument
   */
  OptimizerChoice choice() {
    return new OptimizerChoice(optimizer, optimizerArguments, perLayer);
  }
}
