package dev.nightjar.plugin.api;

import java.util.List;

/**
 * A factory preset: a value for every parameter.
 *
 * @param name for people
 * @param values one a parameter, in their order and units
 */
public record Program(String name, List<Double> values) {

  /**
   * [any thread]
   *
   * @throws IllegalArgumentException if the name is no name
   */
  public Program {
    Texts.requireName("A program's name", name);
    values = List.copyOf(values);
  }
}
