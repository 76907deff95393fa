package dev.nightjar.train.optimize;

import java.util.Map;
import java.util.TreeMap;

/**
 * An optimizer by name.
 *
 * @param name as {@link Optimizers#named} knows it
 * @param arguments numbers by name
 */
public record OptimizerChoice(String name, Map<String, String> arguments) {

  /** What networks are trained with if nothing else is said. */
  public static final OptimizerChoice ADAM = new OptimizerChoice("adam", Map.of());

  /**
   * Checks the choice.
   *
   * @throws IllegalArgumentException if there is no such optimizer or argument
   */
  public OptimizerChoice {
    arguments = Map.copyOf(arguments);
    Optimizers.named(name, arguments);
  }

  /** What makes it. */
  public Optimizers.Recipe recipe() {
    return Optimizers.named(name, arguments);
  }

  @Override
  public String toString() {
    return arguments.isEmpty() ? name : name + " " + new TreeMap<>(arguments);
  }
}
