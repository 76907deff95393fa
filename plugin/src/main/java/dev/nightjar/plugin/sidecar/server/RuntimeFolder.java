package dev.nightjar.plugin.sidecar.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an engine and its plug-ins meet: a folder of one user and one version, which nobody else
 * may look into.
 *
 * @param path exists
 */
public record RuntimeFolder(Path path) {

  private static final Pattern SEGMENT = Pattern.compile("([0-9]{1,9})-[0-9]{1,9}\\.seg");
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  /**
   * Finds and, if need be, makes the folder. [not real-time]
   *
   * @param environment of the process
   * @throws EngineException if it belongs to somebody else, or can't be made
   */
  public static RuntimeFolder open(Map<String, String> environment, String version)
      throws EngineException {
    return at(locate(environment, version, WINDOWS));
  }

  /** The folder of this path, which is made if need be. */
  static RuntimeFolder at(Path path) throws EngineException {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      try {
        if (posix) {
          Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
          // Within the user's own folders, Windows keeps others out by itself.
          Files.createDirectory(path);
        }
      } catch (FileAlreadyExistsException there) {
        check(path, posix);
      }
      return new RuntimeFolder(path);
    } catch (IOException | UnsupportedOperationException e) {
      if (e instanceof EngineException told) {
        throw told;
      }
      throw new EngineException(
          "The folder %s can't be made (%s). Name another with NIGHTJAR_RUNTIME_DIR."
              .formatted(path, e),
          e);
    }
  }

  /** Where it is, as plug-ins look for it too. */
  static Path locate(Map<String, String> environment, String version, boolean windows)
      throws EngineException {
    String named = environment.getOrDefault("NIGHTJAR_RUNTIME_DIR", "");
    if (!named.isEmpty()) {
      return Path.of(named);
    }
    if (windows) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      if (local.isEmpty()) {
        throw new EngineException(
            "LOCALAPPDATA is not set. Name a folder with NIGHTJAR_RUNTIME_DIR.");
      }
      return Path.of(local, "nightjar-" + version);
    }
    String session = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    if (!session.isEmpty()) {
      return Path.of(session, "nightjar-" + version);
    }
    Path memory = Path.of("/dev/shm");
    Path base = Files.isDirectory(memory) ? memory : Path.of("/tmp");
    return base.resolve("nightjar-" + user() + "-" + version);
  }

  /** The lock that the engine holds for its life. */
  Path lock() {
    return path.resolve("engine.lock");
  }

  /** Where the engine listens. */
  public Path socket() {
    return path.resolve("engine.sock");
  }

  /**
   * A segment's file.
   *
   * @return null if no segment may be called that
   */
  Path segment(String name) {
    return SEGMENT.matcher(name).matches() ? path.resolve(name) : null;
  }

  /** Removes segments whose plug-ins died before an engine came. */
  void sweep() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*.seg")) {
      for (Path file : files) {
        Matcher name = SEGMENT.matcher(file.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static void check(Path path, boolean posix) throws IOException {
    if (Files.isSymbolicLink(path) || !Files.isDirectory(path) || (posix && !isOwn(path))) {
      throw new EngineException(
          path + " is no folder of yours. Remove it, or name another with NIGHTJAR_RUNTIME_DIR.");
    }
    if (posix) {
      Files.setPosixFilePermissions(path, OWNER_ONLY);
    }
  }

  private static boolean isOwn(Path path) throws IOException {
    return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(user());
  }

  /** Who runs this: whoever owns what the system shows of the process. */
  private static Object user() throws EngineException {
    Path process = Path.of("/proc/self");
    Path shown = Files.exists(process) ? process : Path.of(System.getProperty("user.home"));
    try {
      return Files.getAttribute(shown, "unix:uid");
    } catch (IOException | UnsupportedOperationException e) {
      throw new EngineException("This system does not tell who owns " + shown + ".", e);
    }
  }
}
