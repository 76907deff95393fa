package dev.nightjar.plugin.api;

import java.util.List;

/**
 * Something that the user turns, and that a DAW automates.
 *
 * @param key how saved songs name it: small letters, digits and underscores; never change it
 * @param name for people
 * @param unit as "dB", "%", "ms"; may be empty
 * @param minimum the lowest value, in the unit
 * @param maximum the highest value
 * @param initial the value that it starts with
 * @param steps the names of the values 0, 1, 2 ..., at most 1024; empty if the parameter is
 *     continuous
 */
public record Parameter(
    String key,
    String name,
    String unit,
    double minimum,
    double maximum,
    double initial,
    List<String> steps) {
  private static final int MOST_STEPS = 1024;

  /**
   * [any thread]
   *
   * @throws IllegalArgumentException if a value or text is not as said above
   */
  public Parameter {
    steps = List.copyOf(steps);
    Texts.requireKey(key);
    Texts.requireName("A parameter's name", name);
    Texts.requireText("The unit of " + key, unit);
    steps.forEach(step -> Texts.requireName("A step of " + key, step));
    if (!(minimum < maximum) || Double.isInfinite(minimum) || Double.isInfinite(maximum)) {
      throw new IllegalArgumentException(
          key + " needs a finite range, not " + minimum + " to " + maximum + ".");
    }
    if (!(initial >= minimum && initial <= maximum)) {
      throw new IllegalArgumentException(
          key + " starts with " + initial + ", outside of " + minimum + " to " + maximum + ".");
    }
    if (steps.size() > MOST_STEPS) {
      throw new IllegalArgumentException(
          key + " has " + steps.size() + " steps; " + MOST_STEPS + " are possible.");
    }
    if (!steps.isEmpty() && (minimum != 0 || maximum != steps.size() - 1)) {
      throw new IllegalArgumentException(
          key + " has " + steps.size() + " steps: its range must be 0 to " + (steps.size() - 1));
    }
  }

  /** A continuous one. [any thread] */
  public static Parameter continuous(
      String key, String name, String unit, double minimum, double maximum, double initial) {
    return new Parameter(key, name, unit, minimum, maximum, initial, List.of());
  }

  /** A choice of two or more, starting with the first. [any thread] */
  public static Parameter choice(String key, String name, String... steps) {
    return new Parameter(key, name, "", 0, steps.length - 1, 0, List.of(steps));
  }

  /** The nearest value that this parameter can have; the initial one for NaN. [any thread] */
  public double nearest(double value) {
    if (Double.isNaN(value)) {
      return initial;
    }
    double bounded = Math.max(minimum, Math.min(maximum, value));
    return steps.isEmpty() ? bounded : Math.rint(bounded);
  }
}
