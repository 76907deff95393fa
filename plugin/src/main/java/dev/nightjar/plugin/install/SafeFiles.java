package dev.nightjar.plugin.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes files so that nobody ever sees half of one, and nobody loses one of his own. Keeps the
 * receipt.
 */
final class SafeFiles {
  /** Some DAWs (Ardour 7) hold a plug-in for stale that is not a second older than their list. */
  private static final long AGE_SECONDS = 10;

  private final Receipt receipt;
  private final Map<Path, Set<String>> known;
  private final boolean force;

  /**
   * [any thread]
   *
   * @param receipt to which all is added
   * @param known hashes of files of this and other versions, which may be replaced
   * @param force whether other files may be replaced too
   */
  SafeFiles(Receipt receipt, Map<Path, Set<String>> known, boolean force) {
    this.receipt = receipt;
    this.known = known;
    this.force = force;
  }

  /** Whether a file may be written, without loss of somebody else's. [not real-time] */
  boolean mayReplace(Path target) throws IOException {
    if (force || !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    return known.containsKey(target)
        && Files.isRegularFile(target)
        && known.get(target).contains(Receipt.hash(target));
  }

  /** [not real-time] */
  void write(Placement placement) throws IOException {
    Path target = placement.target();
    makeFolder(target.getParent());
    Path temporary = Files.createTempFile(target.getParent(), ".nightjar-", ".new");
    try {
      placement.content().writeTo(temporary);
      if (!temporary.toFile().setReadable(true, false)) {
        throw new IOException(temporary + " can't be made readable");
      }
      Files.setLastModifiedTime(temporary, FileTime.from(Instant.now().minusSeconds(AGE_SECONDS)));
      String hash = Receipt.hash(temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      receipt.files().put(target, new Receipt.Made(placement.what(), hash));
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Takes away files beside those of this install that an earlier one made. [not real-time] */
  void sweep(Stream<Placement> placed) throws IOException {
    Map<Path, Receipt.Made> files = receipt.files();
    Set<Path> kept = placed.map(Placement::target).collect(Collectors.toSet());
    Set<Path> folders = kept.stream().map(Path::getParent).collect(Collectors.toSet());
    for (Path old : List.copyOf(files.keySet())) {
      if (!kept.contains(old) && folders.contains(old.getParent())) {
        if (Files.exists(old) && files.get(old).hash().equals(Receipt.hash(old))) {
          Files.delete(old);
        }
        files.remove(old);
      }
    }
  }

  /** Makes a folder and what it lies in. [not real-time] */
  void makeFolder(Path folder) throws IOException {
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    makeFolder(folder.getParent());
    Files.createDirectory(folder);
    receipt.folders().add(folder);
  }
}
