package dev.nightjar.plugin.install;

import dev.nightjar.plugin.place.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Takes away what installs made, and nothing else. */
public final class Removal {
  private final Home home;
  private final boolean force;
  private final boolean dryRun;

  /**
   * [any thread]
   *
   * @param force whether files go too that were changed since
   * @param dryRun whether all is only told
   */
  public Removal(Home home, boolean force, boolean dryRun) {
    this.home = home;
    this.force = force;
    this.dryRun = dryRun;
  }

  /**
   * [not real-time]
   *
   * @param said hears what is done
   * @return files that were changed since, and stay
   * @throws InstallException if there is nothing to take away, or it can't be
   */
  public List<Path> remove(Consumer<String> said) throws InstallException {
    if (!Files.isRegularFile(home.receipt())) {
      throw new InstallException("Nothing is installed in " + home.folder() + ".");
    }
    List<Path> kept = new ArrayList<>();
    try {
      Receipt receipt = Receipt.read(home.receipt());
      for (Map.Entry<Path, Receipt.Made> file : receipt.files().entrySet()) {
        Path path = file.getKey();
        if (!Files.isRegularFile(path)) {
          continue;
        }
        if (!force && !file.getValue().hash().equals(Receipt.hash(path))) {
          kept.add(path);
        } else {
          said.accept(path.toString());
          delete(path);
        }
      }
      for (Path tree : receipt.trees()) {
        said.accept(tree.toString());
        if (!dryRun) {
          Folders.delete(tree);
        }
      }
      delete(home.receipt());
      deleteEmpty(receipt);
    } catch (IOException e) {
      throw new InstallException("The removal stopped: " + e, e);
    }
    return kept;
  }

  private void delete(Path file) throws IOException {
    if (!dryRun) {
      Files.delete(file);
    }
  }

  /** Inner folders first; those in which the user keeps something stay. */
  private void deleteEmpty(Receipt receipt) throws IOException {
    List<Path> folders = new ArrayList<>(receipt.folders());
    for (int i = folders.size() - 1; i >= 0 && !dryRun; i--) {
      if (isEmpty(folders.get(i))) {
        Files.delete(folders.get(i));
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }
}
