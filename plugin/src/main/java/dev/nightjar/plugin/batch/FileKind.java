package dev.nightjar.plugin.batch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What files are found in folders by their names. */
public enum FileKind {
  /** Recordings of any format. */
  SOUND(
      "sound files",
      "wav|wave|flac|opus|ogg|oga|mp3|m4a|mp4|aac|aif|aiff|wma|webm|mka|w64|rf64|caf|au"),
  /** Standard MIDI files. */
  SONG("MIDI files", "mid|midi|smf|kar");

  private final String words;
  private final String extensions;

  FileKind(String words, String extensions) {
    this.words = words;
    this.extensions = extensions;
  }

  /** The name up to its extension. */
  public static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** What people call them. */
  String words() {
    return words;
  }

  /**
   * All files of this kind below a folder, in order of their names; hidden ones and those in hidden
   * folders are left out.
   *
   * @param unread hears of each folder below that cannot be read
   * @throws BatchException if the folder itself cannot be read
   */
  public List<Path> below(Path folder, Consumer<Path> unread) throws BatchException {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(folder, new Search(folder, found, unread));
    } catch (IOException e) {
      throw new BatchException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
    }
    found.sort(null);
    return found;
  }

  /** One walk through a folder. */
  private final class Search extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> found;
    private final Consumer<Path> unread;

    Search(Path root, List<Path> found, Consumer<Path> unread) {
      this.root = root;
      this.found = found;
      this.unread = unread;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return !folder.equals(root) && isHidden(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!isHidden(file) && isNamedBy(file) && Files.isRegularFile(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
      if (path.equals(root)) {
        throw failure;
      }
      unread.accept(path);
      return FileVisitResult.CONTINUE;
    }
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  /** Whether the file's extension is one of this kind. */
  boolean isNamedBy(Path file) {
    String name = file.toString();
    int dot = name.lastIndexOf('.');
    String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return dot >= 0 && extension.matches(extensions);
  }
}
