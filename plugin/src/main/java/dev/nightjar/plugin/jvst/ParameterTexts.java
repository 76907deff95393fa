package dev.nightjar.plugin.jvst;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a plug-in writes the values of a parameter, at even places of its range.
 *
 * @param decimals of its numbers; below 0 if they are words, or numbers in several units
 * @param unit of the numbers; may be empty
 * @param shown {@link #PLACES} texts, numbers without their unit; none if there is nothing to tell
 */
public record ParameterTexts(int decimals, String unit, List<String> shown) {
  /** So many are asked for. */
  public static final int PLACES = 129;

  /** Values are shown as they are. */
  static final ParameterTexts NONE = new ParameterTexts(-1, "", List.of());

  private static final Pattern NUMBER =
      Pattern.compile("([-+]?[0-9]{1,12})(?:[.,]([0-9]{1,9}))? ?([^0-9.,]*)");

  /** Such as "-oo", "Off" or "Max", among numbers. */
  private static final int MOST_WORDS = 16;

  /** [any thread] */
  public ParameterTexts {
    shown = List.copyOf(shown);
  }

  /** Whether there is anything to tell. [any thread] */
  public boolean isKnown() {
    return !shown.isEmpty();
  }

  /**
   * Makes sense of what a plug-in displayed.
   *
   * @param displayed a line a place
   * @param label its unit, if the lines don't hold one
   */
  static ParameterTexts of(List<String> displayed, String label) {
    if (displayed.contains("") || displayed.stream().distinct().count() < 2) {
      return NONE;
    }
    List<String> shown = new ArrayList<>();
    String unit = null;
    int decimals = 0;
    int words = 0;
    for (String text : displayed) {
      Matcher number = NUMBER.matcher(text);
      String suffix = number.matches() ? number.group(3).strip() : null;
      unit = unit == null ? suffix : unit;
      if (suffix == null || !suffix.equals(unit)) {
        words++;
        shown.add(text);
      } else {
        String fraction = number.group(2) == null ? "" : number.group(2);
        decimals = Math.max(decimals, fraction.length());
        shown.add(number.group(1) + (fraction.isEmpty() ? "" : "." + fraction));
      }
    }
    return words > MOST_WORDS
        ? new ParameterTexts(-1, "", displayed)
        : new ParameterTexts(decimals, unit.isEmpty() ? label : unit, shown);
  }

  /** As many as there are parameters, all with nothing to tell. [any thread] */
  public static List<ParameterTexts> none(int parameters) {
    return Collections.nCopies(parameters, NONE);
  }
}
