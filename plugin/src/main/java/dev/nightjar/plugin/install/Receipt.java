package dev.nightjar.plugin.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What installs made: so that it can be taken away again, and nothing else. A text of lines {@code
 * file WHAT SHA-256 PATH}, {@code folder PATH} and {@code tree PATH}.
 *
 * @param files by path
 * @param folders that were not there before, outer ones first
 * @param trees folders that are Nightjar's with all that is in them
 */
public record Receipt(Map<Path, Made> files, Set<Path> folders, Set<Path> trees) {
  private static final String FILE = "file ";
  private static final String FOLDER = "folder ";
  private static final String TREE = "tree ";

  /**
   * A file that was written.
   *
   * @param what it is, one word
   * @param hash SHA-256 of what was written
   */
  public record Made(String what, String hash) {}

  /** An empty one. [any thread] */
  public Receipt() {
    this(new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
  }

  /** Empty if there is no such file. [not real-time] */
  public static Receipt read(Path file) throws IOException {
    Receipt receipt = new Receipt();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split(" ", 4);
        if (line.startsWith(FILE) && words.length == 4) {
          receipt.files.put(Path.of(words[3]), new Made(words[1], words[2]));
        } else if (line.startsWith(FOLDER)) {
          receipt.folders.add(Path.of(line.substring(FOLDER.length())));
        } else if (line.startsWith(TREE)) {
          receipt.trees.add(Path.of(line.substring(TREE.length())));
        }
      }
    } catch (NoSuchFileException e) {
      return new Receipt();
    }
    return receipt;
  }

  /** As {@link #read} wants it. [any thread] */
  public String text() {
    StringBuilder text = new StringBuilder();
    folders.forEach(folder -> text.append(FOLDER).append(folder).append('\n'));
    trees.forEach(tree -> text.append(TREE).append(tree).append('\n'));
    files.forEach(
        (file, made) ->
            text.append(FILE)
                .append(made.what())
                .append(' ')
                .append(made.hash())
                .append(' ')
                .append(file)
                .append('\n'));
    return text.toString();
  }

  /** The SHA-256 of a file, in hexadecimal digits. [not real-time] */
  public static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = new byte[1 << 16];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        digest.update(bytes, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The SHA-256 of bytes, in hexadecimal digits. [any thread] */
  static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
