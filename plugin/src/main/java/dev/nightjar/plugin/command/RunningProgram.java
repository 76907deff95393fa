package dev.nightjar.plugin.command;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** This program as a file. */
final class RunningProgram {
  private RunningProgram() {}

  /** Its jar; a folder where it runs from classes. [any thread] */
  static Path jar() {
    try {
      return Path.of(
          RunningProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The program's own jar can't be found.", e);
    }
  }
}
