package dev.nightjar.plugin.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What files are found in folders by their names. */
public enum FileKind {
  /** Recordings of any format. */
  SOUND(
      "sound files",
      "wav|wave|flac|opus|ogg|oga|mp3|m4a|mp4|aac|aif|aiff|wma|webm|mka|w64|rf64|caf|au"),
  /** Standard MIDI files. */
  SONG("MIDI files", "mid|midi|smf|kar");

  private final String words;
  private final String extensions;

  FileKind(String words, String extensions) {
    this.words = words;
    this.extensions = extensions;
  }

  /** The name up to its extension. */
  public static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** What people call them. */
  String words() {
    return words;
  }

  /**
   * All files of this kind below a folder, in order of their names; hidden ones are left out.
   *
   * @throws BatchException if the folder cannot be read
   */
  public List<Path> below(Path folder) throws BatchException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(this::fits).filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new BatchException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private boolean fits(Path file) {
    return !file.getFileName().toString().startsWith(".") && isNamedBy(file);
  }

  /** Whether the file's extension is one of this kind. */
  boolean isNamedBy(Path file) {
    String name = file.toString();
    int dot = name.lastIndexOf('.');
    String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return dot >= 0 && extension.matches(extensions);
  }
}
