package dev.nightjar.train.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A collection's table of contents, {@code MANIFEST.tsv}, in a folder or the one above:
 * tab-separated columns {@code path} (relative to the manifest), {@code split} (train, valid),
 * {@code kind} (speech, noise), {@code source} and {@code voice_or_type}. Rows below the folder
 * count; if there are none for a split, all of that split.
 */
final class Manifest {
  private static final String NAME = "MANIFEST.tsv";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Manifest() {}

  /** Where it is, if there is one. */
  static Optional<Path> of(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    return Stream.of(absolute, absolute.getParent())
        .filter(at -> at != null && Files.isRegularFile(at.resolve(NAME)))
        .map(at -> at.resolve(NAME))
        .findFirst();
  }

  /**
   * The files of one kind and split, sorted by path.
   *
   * @throws IOException naming the line that can't be read or names a file that is not there
   */
  static List<SoundFile> listed(Path manifest, Path folder, String kind, Split split)
      throws IOException {
    List<String> lines = lines(manifest);
    List<String> header = lines.isEmpty() ? List.of() : Arrays.asList(lines.get(0).split("\t", -1));
    int pathColumn = column(manifest, header, "path");
    int splitColumn = column(manifest, header, "split");
    int kindColumn = column(manifest, header, "kind");
    int sourceColumn = column(manifest, header, "source");
    int groupColumn = column(manifest, header, "voice_or_type");
    List<SoundFile> files = new ArrayList<>();
    Map<Path, String> splits = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String[] cells = lines.get(i).split("\t", -1);
      String where = manifest + ": line " + (i + 1);
      if (cells.length < header.size()) {
        throw new IOException(where + " has too few columns");
      }
      Path file = manifest.resolveSibling(cells[pathColumn]);
      String other = splits.put(file, cells[splitColumn]);
      if (other != null && !other.equals(cells[splitColumn])) {
        throw new IOException(where + " puts " + file + " into another split than a line before");
      }
      if (cells[kindColumn].equals(kind) && cells[splitColumn].equals(split.word())) {
        if (!Files.isRegularFile(file)) {
          throw new IOException(where + " names " + file + ", which is not there");
        }
        files.add(new SoundFile(file, cells[sourceColumn] + "/" + cells[groupColumn]));
      }
    }
    files.sort((a, b) -> a.path().compareTo(b.path()));
    Path below = folder.toAbsolutePath().normalize();
    List<SoundFile> own = files.stream().filter(file -> file.path().startsWith(below)).toList();
    return own.isEmpty() ? files : own;
  }

  private static List<String> lines(Path manifest) throws IOException {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(manifest, StandardCharsets.UTF_8));
      if (!lines.isEmpty() && lines.get(0).startsWith(BYTE_ORDER_MARK)) {
        lines.set(0, lines.get(0).substring(BYTE_ORDER_MARK.length()));
      }
      return lines;
    } catch (CharacterCodingException e) {
      throw new IOException(manifest + " is not in UTF-8; save it as that", e);
    }
  }

  private static int column(Path manifest, List<String> header, String name) throws IOException {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new IOException(manifest + ": no column '" + name + "' in its first line");
    }
    return column;
  }
}
