package dev.nightjar.engine.tuning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which degree of a scale each key plays, as Scala files ({@code .kbm}) hold it. Immutable.
 *
 * <p>Source: Scala's help, "Mappings".
 *
 * @param firstKey the first key that is tuned, 0 to 127; those outside stay in equal temperament
 * @param lastKey the last one, from the first to 127
 * @param middleKey where the map's first entry is, 0 to 127
 * @param referenceKey the key whose frequency is given, 0 to 127; not one left silent
 * @param referenceHz that frequency, 1 to 25000
 * @param octaveDegree the degree by which neighbouring repetitions of the map differ, 0 to 4096
 * @param degrees of the keys from the middle one up, -4096 to 4096 or {@link #SILENT}, repeating;
 *     if there are none, each key plays the next degree
 */
public record KeyboardMapping(
    int firstKey,
    int lastKey,
    int middleKey,
    int referenceKey,
    double referenceHz,
    int octaveDegree,
    List<Integer> degrees) {

  /** In place of a degree: the key stays silent. */
  public static final int SILENT = Integer.MIN_VALUE;

  /** Every key plays the next degree; key 60 is degree 0, key 69 is 440 Hz. */
  public static final KeyboardMapping STANDARD =
      new KeyboardMapping(0, 127, 60, 69, 440, 0, List.of());

  private static final int LAST_KEY = 127;
  private static final int MOST_KEYS = 4096;
  private static final double LEAST_HZ = 1;
  private static final double MOST_HZ = 25_000;

  /** Refuses what no file may hold with an {@link IllegalArgumentException}. */
  public KeyboardMapping {
    degrees = List.copyOf(degrees);
    if (firstKey < 0 || lastKey > LAST_KEY || firstKey > lastKey) {
      throw new IllegalArgumentException(
          "the keys to tune must be within 0 to 127, not " + firstKey + " to " + lastKey);
    }
    if ((middleKey | referenceKey) < 0 || Math.max(middleKey, referenceKey) > LAST_KEY) {
      throw new IllegalArgumentException("middle and reference key must be 0 to 127");
    }
    if (!(referenceHz >= LEAST_HZ && referenceHz <= MOST_HZ)) {
      throw new IllegalArgumentException(
          "the reference frequency must be 1 to 25000 Hz, not " + referenceHz);
    }
    if (octaveDegree < 0 || octaveDegree > Scale.MOST_DEGREES || degrees.size() > MOST_KEYS) {
      throw new IllegalArgumentException("the map is too large");
    }
    for (int degree : degrees) {
      if (degree != SILENT && Math.abs((long) degree) > Scale.MOST_DEGREES) {
        throw new IllegalArgumentException("there is no degree " + degree);
      }
    }
    if (entry(referenceKey, middleKey, degrees) == SILENT) {
      throw new IllegalArgumentException(
          "the reference key " + referenceKey + " is unmapped, so that nothing has a pitch");
    }
  }

  /**
   * Reads a file. [not real-time]
   *
   * @throws TuningException naming file and line if it is no mapping
   */
  public static KeyboardMapping read(Path file) throws TuningException {
    return parse(ScalaLines.read(file), file.toString());
  }

  /**
   * Reads a file's bytes. [not real-time]
   *
   * @param where names it in messages
   * @throws TuningException naming file and line if it is no mapping
   */
  public static KeyboardMapping parse(byte[] kbm, String where) throws TuningException {
    ScalaLines lines = new ScalaLines(kbm, where);
    int size = lines.whole("the map's size", 0, MOST_KEYS);
    int first = lines.whole("the first key", 0, LAST_KEY);
    int last = lines.whole("the last key", first, LAST_KEY);
    int middle = lines.whole("the middle key", 0, LAST_KEY);
    int reference = lines.whole("the reference key", 0, LAST_KEY);
    double hz = frequency(lines);
    int octave = lines.whole("the formal octave", 0, Scale.MOST_DEGREES);
    List<Integer> degrees = degrees(lines, size);
    try {
      return new KeyboardMapping(first, last, middle, reference, hz, octave, degrees);
    } catch (IllegalArgumentException e) {
      throw new TuningException(where + ": " + e.getMessage(), e);
    }
  }

  private static double frequency(ScalaLines lines) throws TuningException {
    String word = ScalaLines.firstWord(lines.next("the reference frequency"));
    if (word.matches("[0-9]{1,9}(\\.[0-9]{0,18})?")) {
      double hz = Double.parseDouble(word);
      if (hz >= LEAST_HZ && hz <= MOST_HZ) {
        return hz;
      }
    }
    throw lines.error("the reference frequency must be 1 to 25000 Hz", word);
  }

  /** Entries left out at the end are unmapped. */
  private static List<Integer> degrees(ScalaLines lines, int size) throws TuningException {
    List<Integer> degrees = new ArrayList<>(size);
    for (String line = lines.nextFilledOrNull(); line != null; line = lines.nextFilledOrNull()) {
      if (degrees.size() == size) {
        throw lines.error("there are more entries than the map's size, " + size);
      }
      boolean unmapped = ScalaLines.firstWord(line).equalsIgnoreCase("x");
      degrees.add(
          unmapped
              ? SILENT
              : lines.whole(
                  line, "a degree, unless it is x,", -Scale.MOST_DEGREES, Scale.MOST_DEGREES));
    }
    while (degrees.size() < size) {
      degrees.add(SILENT);
    }
    return degrees;
  }

  /** What a key sounds above degree 0 of the scale, in cents; NaN if it stays silent. */
  double cents(int key, Scale scale) {
    int entry = entry(key, middleKey, degrees);
    if (entry == SILENT || degrees.isEmpty()) {
      return entry == SILENT ? Double.NaN : scale.cents(entry);
    }
    int repeats = Math.floorDiv(key - middleKey, degrees.size());
    return repeats * scale.cents(octaveDegree) + scale.cents(entry);
  }

  private static int entry(int key, int middleKey, List<Integer> degrees) {
    int distance = key - middleKey;
    return degrees.isEmpty() ? distance : degrees.get(Math.floorMod(distance, degrees.size()));
  }
}
