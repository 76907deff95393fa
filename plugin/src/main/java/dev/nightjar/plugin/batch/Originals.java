package dev.nightjar.plugin.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Recordings that are read are never replaced, not even where results may replace files. */
public final class Originals {
  private Originals() {}

  /**
   * Looks before anything is written. [not real-time]
   *
   * @throws BatchException if a result would replace an input, under whatever name
   */
  public static void mustStay(List<Path> inputs, List<Path> results) throws BatchException {
    Set<Path> originals = inputs.stream().map(Originals::real).collect(Collectors.toSet());
    for (Path result : results) {
      if (originals.contains(real(result))) {
        throw new BatchException(
            result + " would replace a recording that is to be read. Choose another -o.");
      }
    }
  }

  /** The file itself, whatever links lead to it; its name where it is not there yet. */
  static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException notThereYet) {
      return file.toAbsolutePath().normalize();
    }
  }
}
