package dev.nightjar.train.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the sound files of a folder, and their voices or noise types.
 *
 * <p>A {@link Manifest} decides when there is one. Otherwise every sound file below the folder
 * counts, its parent folder is its group, and {@link HeldOut} decides.
 */
public final class SoundList {
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
    Optional<Path> manifest = Manifest.of(folder);
    List<SoundFile> files =
        manifest.isPresent()
            ? Manifest.listed(manifest.get(), folder, kind, split)
            : HeldOut.part(all(folder, kind), split);
    if (files.isEmpty()) {
      throw new IOException(
          folder + ": no sound files of kind '" + kind + "' for split '" + split.word() + "'");
    }
    return files;
  }

  private static List<SoundFile> all(Path folder, String kind) throws IOException {
    List<SoundFile> files =
        walk(folder).stream()
            .map(path -> new SoundFile(path, folder.relativize(path.getParent()).toString()))
            .toList();
    if (files.size() == 1) {
      throw new IOException(
          folder
              + ": one sound file of "
              + kind
              + " only, and one is held out to judge by: give two at least");
    }
    return files;
  }

  /** The sound files below a folder, links followed, sorted. */
  static List<Path> walk(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return paths
          .filter(SoundList::hasSoundExtension)
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw new IOException(folder + ": can't be read whole: " + e.getCause(), e);
    }
  }

  /** Whether the name looks like a sound file. */
  static boolean hasSoundExtension(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
  }
}
