package dev.nightjar.engine.file;

import java.io.IOException;
import java.nio.file.Path;

/** A sound file that cannot be read or written: says which file, what is wrong and what to do. */
public final class AudioFileException extends IOException {
  private final transient Path file;

  /**
   * [any thread]
   *
   * @param problem what is wrong and what to do, without the file's name
   */
  public AudioFileException(Path file, String problem) {
    this(file, problem, null);
  }

  /** [any thread] */
  public AudioFileException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
    this.file = file;
  }

  /** [any thread] The file in question. */
  public Path file() {
    return file;
  }
}
