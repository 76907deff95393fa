package dev.nightjar.train.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the sound files of a folder, and their voices or noise types.
 *
 * <p>A {@code MANIFEST.tsv} in the folder or the one above decides when it is there: tab-separated
 * columns {@code path} (relative to the manifest), {@code split} (train, valid), {@code kind}
 * (speech, noise), {@code source} and {@code voice_or_type}. Otherwise every sound file below the
 * folder counts, its parent folder is its group, and one file in twenty, chosen by its name, is for
 * validation.
 */
public final class SoundList {
  private static final String MANIFEST = "MANIFEST.tsv";
  private static final int VALID_ONE_IN = 20;
  private static final Set<String> EXTENSIONS =
      Set.of("wav", "flac", "opus", "ogg", "oga", "mp3", "m4a", "aac", "aif", "aiff", "w64", "caf");

  private SoundList() {}

  /**
   * [not real-time] The files of one kind and split, sorted by path.
   *
   * @param kind {@code speech} or {@code noise}, as a manifest calls it
   * @throws IOException if the folder cannot be read, the manifest is malformed, or nothing is
   *     found
   */
  public static List<SoundFile> find(Path folder, String kind, Split split) throws IOException {
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder + ": no such folder; give the folder of the " + kind);
    }
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder + ": not a folder; give the folder of the " + kind);
    }
    Optional<Path> manifest = manifestOf(folder);
    List<SoundFile> files =
        manifest.isPresent() ? listed(manifest.get(), kind, split) : walked(folder, split);
    if (files.isEmpty()) {
      throw new IOException(
          folder + ": no sound files of kind '" + kind + "' for split '" + split.word() + "'");
    }
    return files;
  }

  private static Optional<Path> manifestOf(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    return Stream.of(absolute, absolute.getParent())
        .filter(at -> at != null && Files.isRegularFile(at.resolve(MANIFEST)))
        .map(at -> at.resolve(MANIFEST))
        .findFirst();
  }

  private static List<SoundFile> listed(Path manifest, String kind, Split split)
      throws IOException {
    List<String> lines = Files.readAllLines(manifest, StandardCharsets.UTF_8);
    List<String> header = lines.isEmpty() ? List.of() : Arrays.asList(lines.get(0).split("\t", -1));
    int pathColumn = column(manifest, header, "path");
    int splitColumn = column(manifest, header, "split");
    int kindColumn = column(manifest, header, "kind");
    int sourceColumn = column(manifest, header, "source");
    int groupColumn = column(manifest, header, "voice_or_type");
    List<SoundFile> files = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split("\t", -1);
      if (cells.length < header.size()) {
        throw new IOException(manifest + ": line " + (i + 1) + " has too few columns");
      }
      if (cells[kindColumn].equals(kind) && cells[splitColumn].equals(split.word())) {
        files.add(
            new SoundFile(
                manifest.resolveSibling(cells[pathColumn]),
                cells[sourceColumn] + "/" + cells[groupColumn]));
      }
    }
    files.sort((a, b) -> a.path().compareTo(b.path()));
    return files;
  }

  private static int column(Path manifest, List<String> header, String name) throws IOException {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new IOException(manifest + ": no column '" + name + "' in its first line");
    }
    return column;
  }

  private static List<SoundFile> walked(Path folder, Split split) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(SoundList::hasSoundExtension)
          .filter(Files::isRegularFile)
          .filter(path -> split == splitOf(folder.relativize(path)))
          .sorted()
          .map(path -> new SoundFile(path, folder.relativize(path.getParent()).toString()))
          .toList();
    }
  }

  private static Split splitOf(Path relative) {
    int hash = relative.toString().replace('\\', '/').hashCode() * 0x9E3779B9;
    return Integer.remainderUnsigned(hash, VALID_ONE_IN) == 0 ? Split.VALID : Split.TRAIN;
  }

  /** Whether the name looks like a sound file. */
  static boolean hasSoundExtension(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
