package dev.nightjar.plugin.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds sound files in folders by their names. */
public final class SoundFiles {
  private static final Set<String> EXTENSIONS =
      Set.of(
          "wav", "wave", "flac", "opus", "ogg", "oga", "mp3", "m4a", "mp4", "aac", "aif", "aiff",
          "wma", "webm", "mka", "w64", "rf64", "caf", "au");

  private SoundFiles() {}

  /**
   * All sound files below a folder, in order of their names; hidden ones are left out.
   *
   * @throws BatchException if the folder cannot be read
   */
  public static List<Path> below(Path folder) throws BatchException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(SoundFiles::looksLikeSound)
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new BatchException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The name up to its extension. */
  public static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static boolean looksLikeSound(Path file) {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && EXTENSIONS.contains(extension);
  }
}
