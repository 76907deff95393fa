package dev.nightjar.train.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of a collection.
 *
 * @param group the voice that speaks or the type of noise: drawn first, then a file within
 */
public record SoundFile(Path path, String group) {

  /**
   * Says in a word which files these are, wherever they lie: their groups, names and sizes.
   *
   * @throws IOException if one is not there
   */
  public static String signature(List<SoundFile> files) throws IOException {
    ContentHash hash = new ContentHash();
    for (SoundFile file : files) {
      hash.add(file.group()).add("\t").add(file.path().getFileName()).add("\t");
      hash.add(Files.size(file.path())).add("\n");
    }
    return files.size() + " files " + hash;
  }
}
