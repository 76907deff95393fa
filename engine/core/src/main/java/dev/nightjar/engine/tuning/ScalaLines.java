package dev.nightjar.engine.tuning;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The lines of a Scala file that are no comments, and where they stand. */
final class ScalaLines {

  static final int MAX_BYTES = 1 << 20;

  /** A byte order mark of UTF-8, read as Latin-1. */
  private static final String MARK = "\u00ef\u00bb\u00bf";

  private static final int SHOWN = 40;

  private final String[] lines;
  private final String where;
  private int next;

  /** Files are Latin-1, or any superset of ASCII: beyond the description ASCII is all there is. */
  ScalaLines(byte[] bytes, String where) throws TuningException {
    if (bytes.length > MAX_BYTES) {
      throw new TuningException(where + " is larger than " + MAX_BYTES + " bytes");
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    lines = (text.startsWith(MARK) ? text.substring(MARK.length()) : text).split("\r\n|\n|\r", -1);
    this.where = where;
  }

  static byte[] read(Path file) throws TuningException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new TuningException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new TuningException(file + " can't be read: " + e.getMessage(), e);
    }
  }

  /**
   * The next line.
   *
   * @param wanted what it should be, for the message if there is none
   */
  String next(String wanted) throws TuningException {
    String line = nextOrNull();
    if (line == null) {
      throw new TuningException(where + ": " + wanted + " is missing: the file ends too early");
    }
    return line;
  }

  /** The next line that isn't blank, null at the end. */
  String nextFilledOrNull() {
    String line = nextOrNull();
    while (line != null && line.isBlank()) {
      line = nextOrNull();
    }
    return line;
  }

  private String nextOrNull() {
    while (next < lines.length && lines[next].startsWith("!")) {
      next++;
    }
    // What follows the last line's end is no line.
    return next >= lines.length || (next == lines.length - 1 && lines[next].isEmpty())
        ? null
        : lines[next++];
  }

  /** A whole number alone on the next line, words after it ignored. */
  int whole(String wanted, int lowest, int highest) throws TuningException {
    return whole(next(wanted), wanted, lowest, highest);
  }

  int whole(String line, String wanted, int lowest, int highest) throws TuningException {
    String word = firstWord(line);
    if (word.matches("[+-]?[0-9]{1,9}")) {
      int value = Integer.parseInt(word);
      if (value >= lowest && value <= highest) {
        return value;
      }
    }
    throw error(wanted + " must be a whole number, " + lowest + " to " + highest, word);
  }

  static String firstWord(String line) {
    return line.strip().split("[ \t]", 2)[0];
  }

  /** What is wrong with the line read last. */
  TuningException error(String what) {
    return new TuningException(where + ", line " + next + ": " + what);
  }

  TuningException error(String what, String found) {
    String shown = found.length() <= SHOWN ? found : found.substring(0, SHOWN) + "...";
    return error(what + ", not '" + shown + "'");
  }
}
