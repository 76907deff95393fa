package dev.nightjar.train.command;

import dev.nightjar.train.optimize.DiminishingStep;
import dev.nightjar.train.optimize.FixedStep;
import dev.nightjar.train.optimize.StalledHalving;
import dev.nightjar.train.optimize.StepRule;
import dev.nightjar.train.optimize.StepSize;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Step sizes over time. */
final class ScheduleOptions {

  private static final String GAMMA = "gamma";
  private static final String PATIENCE = "patience";

  @Option(
      names = "--schedule",
      defaultValue = "cosine",
      description = "Step sizes over time: cosine, fixed, diminishing, halving.")
  String schedule;

  @Option(
      names = "--schedule-arg",
      paramLabel = "NAME=NUMBER",
      description =
          "diminishing: gamma=1000 of beta/(gamma + k), which begins with the step size;"
              + " halving: patience=1000 steps.")
  Map<String, String> arguments = Map.of();

  /**
   * What was chosen.
   *
   * @param cosine the schedule that is none of the others, with the step size at its peak
   * @throws IllegalArgumentException if there is no such schedule or argument
   */
  StepRule rule(StepSize cosine) {
    Map<String, String> left = new TreeMap<>(arguments);
    double size = cosine.peak();
    StepRule rule =
        switch (schedule) {
          case "cosine" -> cosine;
          case "fixed" -> new FixedStep(size);
          case "diminishing" -> {
            double gamma = number(left.remove(GAMMA), GAMMA);
            yield new DiminishingStep(size * (gamma + 1), gamma);
          }
          case "halving" ->
              new StalledHalving(size, (long) number(left.remove(PATIENCE), PATIENCE));
          default ->
              throw new IllegalArgumentException(
                  "no schedule " + schedule + "; there are cosine, fixed, diminishing, halving");
        };
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "the schedule " + schedule + " has no argument " + String.join(", ", left.keySet()));
    }
    return rule;
  }

  private static double number(String text, String name) {
    try {
      double value = text == null ? 1_000 : Double.parseDouble(text);
      if (value >= 1 && value <= 1e12 && (value == Math.rint(value) || name.equals(GAMMA))) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--schedule-arg " + name + "=" + text + " is no number", e);
    }
    throw new IllegalArgumentException(
        "--schedule-arg "
            + name
            + "="
            + text
            + " must be "
            + (name.equals(GAMMA) ? "" : "a whole number ")
            + "1 to 1e12");
  }
}
