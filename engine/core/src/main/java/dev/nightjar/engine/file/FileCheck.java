package dev.nightjar.engine.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What can be said of a file before it is decoded. */
final class FileCheck {
  private FileCheck() {}

  /**
   * Whether its header can be believed about the length.
   *
   * @throws AudioFileException if there is nothing to read, or not all of it
   */
  static boolean lengthSaid(Path file) throws AudioFileException {
    if (!Files.exists(file)) {
      throw new AudioFileException(file, "does not exist; check the name");
    }
    if (Files.isDirectory(file)) {
      throw new AudioFileException(file, "is a directory; give a sound file");
    }
    if (!Files.isReadable(file)) {
      throw new AudioFileException(file, "may not be read; check its permissions");
    }
    try {
      if (!Files.isRegularFile(file)) {
        // A pipe's writer could not know the length when it wrote the header.
        return false;
      }
      if (Files.size(file) == 0) {
        throw new AudioFileException(file, "is empty (0 bytes); try another copy of the file");
      }
      long missing = CutOff.missingBytes(file);
      if (missing > 0) {
        throw new AudioFileException(
            file,
            "is cut off: at least "
                + missing
                + " bytes are missing at its end; try another copy of the file");
      }
      if (missing == CutOff.WRAPPED) {
        throw new AudioFileException(
            file,
            "its header holds the size of the sound only modulo 4 GiB; rewrite it as RF64, or cut"
                + " it into parts");
      }
      return missing != CutOff.UNKNOWN;
    } catch (AudioFileException e) {
      throw e;
    } catch (IOException e) {
      throw new AudioFileException(file, "cannot be read: " + e.getMessage(), e);
    }
  }
}
