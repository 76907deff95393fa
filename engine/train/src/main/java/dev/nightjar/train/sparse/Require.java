package dev.nightjar.train.sparse;

/** What methods ask of their numbers. */
final class Require {

  private Require() {}

  /**
   * A finite number above 0.
   *
   * @throws IllegalArgumentException with its name, if it is none
   */
  static double positive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " " + value + " is not above 0 and finite");
    }
    return value;
  }

  /**
   * At least 1.
   *
   * @throws IllegalArgumentException with its name, if it is less
   */
  static int atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " " + value + " is less than 1");
    }
    return value;
  }
}
