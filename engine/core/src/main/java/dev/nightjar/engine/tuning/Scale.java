package dev.nightjar.engine.tuning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scale as Scala files ({@code .scl}) hold it. Immutable.
 *
 * <p>Source: Manuel Op de Coul, "Scala scale file format".
 *
 * @param description one line
 * @param cents the degrees from the first on, degree 0 being 0 cents; the last one is the interval
 *     at which the scale repeats; each -38400 to 38400
 */
public record Scale(String description, List<Double> cents) {

  /** Degrees that a scale may have. */
  public static final int MOST_DEGREES = 4096;

  private static final double MOST_CENTS = 38_400;

  /** Both: a pitch, and after a space whatever the author wanted to add. */
  private static final Pattern CENTS =
      pattern("\\s*([+-]?(?:[0-9]{1,18}\\.[0-9]{0,40}|\\.[0-9]{1,40}))(?:\\s.*)?");

  private static final Pattern RATIO =
      pattern("\\s*\\+?([0-9]{1,18})(?:\\s*/\\s*([0-9]{1,18})(?:\\s.*)?|(?:\\s+(?:[^/\\s].*)?)?)");
  private static final Pattern NEGATIVE = pattern("\\s*(?:-[0-9]+|[+-]?[0-9]+\\s*/\\s*-[0-9]+).*");

  /** Refuses what no file may hold with an {@link IllegalArgumentException}. */
  public Scale {
    cents = List.copyOf(cents);
    if (cents.size() > MOST_DEGREES) {
      throw new IllegalArgumentException("a scale has at most " + MOST_DEGREES + " degrees");
    }
    if (!cents.stream().allMatch(value -> Math.abs(value) <= MOST_CENTS)) {
      throw new IllegalArgumentException("degrees must be within " + MOST_CENTS + " cents");
    }
  }

  /**
   * Reads a file. [not real-time]
   *
   * @throws TuningException naming file and line if it is no scale
   */
  public static Scale read(Path file) throws TuningException {
    return parse(ScalaLines.read(file), file.toString());
  }

  /**
   * Reads a file's bytes. [not real-time]
   *
   * @param where names it in messages
   * @throws TuningException naming file and line if it is no scale
   */
  public static Scale parse(byte[] scl, String where) throws TuningException {
    ScalaLines lines = new ScalaLines(scl, where);
    String description = lines.next("the description").strip();
    int count = lines.whole("the number of notes", 0, MOST_DEGREES);
    List<Double> cents = new ArrayList<>(count);
    for (int degree = 1; degree <= count; degree++) {
      cents.add(pitch(lines.next("degree " + degree + " of " + count), lines));
    }
    return new Scale(description, cents);
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  private static double pitch(String line, ScalaLines lines) throws TuningException {
    Matcher inCents = CENTS.matcher(line);
    if (inCents.matches()) {
      double cents = Double.parseDouble(inCents.group(1));
      if (Math.abs(cents) > MOST_CENTS) {
        throw lines.error("a pitch must be within 38400 cents", inCents.group(1));
      }
      return cents;
    }
    if (NEGATIVE.matcher(line).matches()) {
      throw lines.error("a ratio can't be negative, as it is in '" + line.strip() + "'");
    }
    Matcher ratio = RATIO.matcher(line);
    if (!ratio.matches()) {
      throw lines.error(
          "a pitch must be cents with a period, as 701.955, or a ratio, as 3/2", line.strip());
    }
    double numerator = part(ratio.group(1), lines);
    double denominator = ratio.group(2) == null ? 1 : part(ratio.group(2), lines);
    return 1200 * Math.log(numerator / denominator) / Math.log(2);
  }

  private static double part(String digits, ScalaLines lines) throws TuningException {
    long value = Long.parseLong(digits);
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw lines.error("both parts of a ratio must be 1 to 2147483647", digits);
    }
    return value;
  }

  /** A degree's distance from degree 0, in cents; the scale goes on in both directions. */
  double cents(int degree) {
    if (cents.isEmpty()) {
      return 0;
    }
    int size = cents.size();
    int within = Math.floorMod(degree, size);
    double repeats = Math.floorDiv(degree, size) * cents.get(size - 1);
    return within == 0 ? repeats : repeats + cents.get(within - 1);
  }
}
