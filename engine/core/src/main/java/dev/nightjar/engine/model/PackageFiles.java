package dev.nightjar.engine.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a model package: a folder, a zip, or a resource that ships with Nightjar. */
final class PackageFiles {

  /** The file that says what the others are. */
  static final String CARD = "card.json";

  private static final String BUNDLED = "/dev/nightjar/presets/models/";
  private static final int MAX_CARD_BYTES = 1 << 20;
  private static final int MAX_FILE_BYTES = 1 << 30;

  private final String where;
  private final Source source;

  /** Where the bytes of a package's files come from. */
  private interface Source {
    byte[] read(String file, int mostBytes) throws IOException;
  }

  private PackageFiles(String where, Source source) {
    this.where = where;
    this.source = source;
  }

  /**
   * Those of a folder or a zip.
   *
   * @throws ModelException if there is none
   */
  static PackageFiles open(Path folderOrZip) throws ModelException {
    String where = folderOrZip.toString();
    if (Files.isDirectory(folderOrZip)) {
      return new PackageFiles(where, (file, most) -> load(folderOrZip.resolve(file), most));
    }
    if (!Files.exists(folderOrZip)) {
      throw new ModelException(where + ": no such model; give a model package, or a name");
    }
    return new PackageFiles(where, (file, most) -> unzip(folderOrZip, file, most));
  }

  /**
   * Those of a model that ships with Nightjar.
   *
   * @throws ModelException if there is none of that name
   */
  static PackageFiles bundled(String name) throws ModelException {
    if (PackageFiles.class.getResource(BUNDLED + name + "/" + CARD) == null) {
      throw new ModelException(
          "no model is called '" + name + "'; give a bundled model's name, a folder or a zip");
    }
    return new PackageFiles(
        "model " + name,
        (file, most) -> {
          try (InputStream in =
              PackageFiles.class.getResourceAsStream(BUNDLED + name + "/" + file)) {
            if (in == null) {
              throw new IOException("there is no such file");
            }
            return bounded(in, most);
          }
        });
  }

  /** What to call the package in messages. */
  String where() {
    return where;
  }

  /** What to call its card in messages. */
  String card() {
    return where + "/" + CARD;
  }

  /**
   * A file's bytes.
   *
   * @throws ModelException if it can't be read
   */
  byte[] read(String file) throws ModelException {
    try {
      return source.read(file, file.equals(CARD) ? MAX_CARD_BYTES : MAX_FILE_BYTES);
    } catch (IOException e) {
      throw new ModelException(
          where + " is no usable model package: " + file + " can't be read: " + reason(e), e);
    }
  }

  /**
   * The file that is listed for a precision.
   *
   * @throws ModelException if there is none, or it can't be read
   */
  byte[] graph(Map<String, String> files, String precision) throws ModelException {
    requirePrecision(files, precision);
    return read(files.get(precision));
  }

  /**
   * Looks at the list only.
   *
   * @throws ModelException if no file is listed for the precision
   */
  void requirePrecision(Map<String, String> files, String precision) throws ModelException {
    if (!files.containsKey(precision)) {
      throw new ModelException(
          where + " has no precision '" + precision + "': it has " + files.keySet());
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "there is no such file"
        : e.getMessage();
  }

  private static byte[] load(Path file, int mostBytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return bounded(in, mostBytes);
    }
  }

  private static byte[] unzip(Path zip, String file, int mostBytes) throws IOException {
    try (ZipFile opened = new ZipFile(zip.toFile())) {
      ZipEntry entry = opened.getEntry(folder(opened) + file);
      if (entry == null) {
        throw new IOException("there is no such file in the zip");
      }
      try (InputStream in = opened.getInputStream(entry)) {
        return bounded(in, mostBytes);
      }
    }
  }

  /** Where the card lies: at the top, or in the only folder that has one, if that was zipped. */
  private static String folder(ZipFile zip) {
    if (zip.getEntry(CARD) != null) {
      return "";
    }
    List<String> cards =
        zip.stream().map(ZipEntry::getName).filter(name -> name.endsWith("/" + CARD)).toList();
    return cards.size() == 1
        ? cards.get(0).substring(0, cards.get(0).length() - CARD.length())
        : "";
  }

  /** What is said of a size beforehand need not be true. */
  private static byte[] bounded(InputStream in, int mostBytes) throws IOException {
    byte[] bytes = in.readNBytes(mostBytes);
    if (in.read() >= 0) {
      throw new IOException("it is larger than " + mostBytes + " bytes");
    }
    return bytes;
  }
}
