package dev.nightjar.plugin.song;

import java.io.IOException;
import java.nio.file.Path;

/** A MIDI file that can't be read: says which, what is wrong and what to do. */
public final class MidiFileException extends IOException {

  /**
   * [any thread]
   *
   * @param problem what is wrong and what to do, without the file's name
   */
  MidiFileException(Path file, String problem) {
    super(file + ": " + problem);
  }

  /** [any thread] */
  MidiFileException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
