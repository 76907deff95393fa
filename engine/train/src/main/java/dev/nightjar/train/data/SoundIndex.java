package dev.nightjar.train.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of contents of a cache of decoded sounds. */
final class SoundIndex {
  private static final String MAGIC = "nightjar-sounds-1";

  /**
   * A decoded sound.
   *
   * @param startFrame position of its first sample in the cache
   */
  record Entry(String group, long startFrame, int frames) {
    long endFrame() {
      return startFrame + frames;
    }
  }

  private SoundIndex() {}

  /** Names exactly these files in their present state, decoded at this rate. */
  static String fingerprint(List<SoundFile> files, int sampleRateHz) throws IOException {
    ContentHash hash = new ContentHash();
    for (SoundFile file : files) {
      hash.add(
          file.path().toAbsolutePath().normalize()
              + "\t"
              + file.group()
              + "\t"
              + Files.size(file.path())
              + "\t"
              + Files.getLastModifiedTime(file.path()).toMillis());
    }
    return MAGIC + "\t" + sampleRateHz + "\t" + files.size() + "\t" + hash;
  }

  static void write(Path index, String fingerprint, List<Entry> entries) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(fingerprint);
    for (Entry entry : entries) {
      lines.add(entry.startFrame() + "\t" + entry.frames() + "\t" + entry.group());
    }
    Path temporary = index.resolveSibling(index.getFileName() + ".part");
    Files.write(temporary, lines, StandardCharsets.UTF_8);
    Files.move(temporary, index, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The entries, if the index is there and was made of exactly these files. */
  static Optional<List<Entry>> read(Path index, String fingerprint) throws IOException {
    if (!Files.isRegularFile(index)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(index, StandardCharsets.UTF_8);
    if (lines.isEmpty() || !lines.get(0).equals(fingerprint)) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", 3);
      entries.add(new Entry(cells[2], Long.parseLong(cells[0]), Integer.parseInt(cells[1])));
    }
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries);
  }
}
