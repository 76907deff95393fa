package dev.nightjar.engine.preset;

import java.math.BigDecimal;

/** What a preset's fields may be. Refuses with an {@link IllegalArgumentException}. */
final class Bounds {

  private static final String SYMBOL = "[a-z0-9][a-z0-9-]{0,63}";

  private Bounds() {}

  static void number(String field, double value, double lowest, double highest) {
    if (!(value >= lowest && value <= highest)) {
      throw new IllegalArgumentException(
          field + " must be " + plain(lowest) + " to " + plain(highest) + ", not " + plain(value));
    }
  }

  static void text(String field, String value, int shortest, int longest) {
    present(field, value);
    int length = value.codePointCount(0, value.length());
    if (length < shortest || length > longest) {
      throw new IllegalArgumentException(
          field + " must be " + shortest + " to " + longest + " characters, not " + length);
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(field + " must be one line of text");
    }
  }

  /** The name of an instrument. */
  static void symbol(String field, String value) {
    present(field, value);
    if (!value.matches(SYMBOL)) {
      throw new IllegalArgumentException(
          field + " must be lower-case letters, digits and hyphens, at most 64");
    }
  }

  static void present(String field, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
  }

  private static String plain(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
