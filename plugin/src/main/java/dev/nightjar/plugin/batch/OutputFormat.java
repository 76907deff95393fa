package dev.nightjar.plugin.batch;

import dev.nightjar.engine.file.AudioFileException;
import dev.nightjar.engine.file.Encoding;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How results are stored.
 *
 * @param kind container and codec
 * @param int24 24-bit integers, where the kind has integers
 * @param float32 32-bit floats, for WAV
 * @param mp3BitsPerSecond for MP3
 */
public record OutputFormat(Kind kind, boolean int24, boolean float32, int mp3BitsPerSecond) {

  /** The kinds of file that can be asked for. */
  public enum Kind {
    /** What the file's name says; WAV where that cannot be written. */
    AS_NAMED,
    /** FLAC. */
    FLAC,
    /** MP3. */
    MP3
  }

  /** The file of this format that stands for {@code name}. */
  Path named(Path name) {
    return switch (kind) {
      case FLAC -> withExtension(name, "flac");
      case MP3 -> withExtension(name, "mp3");
      case AS_NAMED -> float32 || int24 || !writable(name) ? losslessName(name) : name;
    };
  }

  /** How a file of that name is written. */
  public Encoding encoding(Path file) throws AudioFileException {
    return encoding(file, false);
  }

  /**
   * How a file of that name is written.
   *
   * @param fromFloats whether its input has floats: WAV keeps them, so that nothing is clipped
   */
  Encoding encoding(Path file, boolean fromFloats) throws AudioFileException {
    Encoding plain = Encoding.forFile(file);
    return switch (plain.format()) {
      case WAV_16 ->
          float32 || (fromFloats && !int24) ? Encoding.WAV_FLOAT : int24 ? Encoding.WAV_24 : plain;
      case FLAC_16 -> int24 || float32 ? Encoding.FLAC_24 : plain;
      case MP3 -> plain.withBitsPerSecond(mp3BitsPerSecond);
      default -> plain;
    };
  }

  private static Path losslessName(Path name) {
    String lower = name.toString().toLowerCase(Locale.ROOT);
    return lower.endsWith(".wav") || lower.endsWith(".flac") ? name : withExtension(name, "wav");
  }

  private static boolean writable(Path name) {
    try {
      Encoding.forFile(name);
      return true;
    } catch (AudioFileException e) {
      return false;
    }
  }

  private static Path withExtension(Path name, String extension) {
    return name.resolveSibling(FileKind.stem(name) + "." + extension);
  }
}
