package dev.nightjar.plugin.api;

import java.util.regex.Pattern;

/** What texts a description may hold: such as fit on one line of a list. */
final class Texts {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final int MOST_CHARACTERS = 80;

  private Texts() {}

  static void requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "'" + id + "' is no id: use letters, digits, dots and hyphens, as org.example.delay.");
    }
  }

  static void requireKey(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "'" + key + "' is no key: use small letters, digits and underscores.");
    }
  }

  static void requireName(String what, String name) {
    requireText(what, name);
    if (name.isBlank()) {
      throw new IllegalArgumentException(what + " is missing.");
    }
  }

  static void requireText(String what, String text) {
    if (text.length() > MOST_CHARACTERS
        || text.chars().anyMatch(c -> c == '|' || c == ';' || Character.isISOControl(c))) {
      throw new IllegalArgumentException(
          what
              + " must have at most "
              + MOST_CHARACTERS
              + " characters, none of them '|', ';' or a line's end: '"
              + text
              + "'.");
    }
  }
}
