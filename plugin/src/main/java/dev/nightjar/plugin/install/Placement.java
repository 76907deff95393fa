package dev.nightjar.plugin.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is to lie somewhere.
 *
 * @param target where
 * @param what it is, for people
 * @param content its bytes
 */
public record Placement(Path target, String what, Content content) {

  /** Puts a file's bytes into a file that is there already. */
  @FunctionalInterface
  public interface Content {
    /** [not real-time] */
    void writeTo(Path file) throws IOException;
  }

  /** Of bytes at hand. [any thread] */
  static Placement of(Path target, String what, byte[] bytes) {
    return new Placement(target, what, file -> Files.write(file, bytes));
  }
}
