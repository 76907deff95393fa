package dev.nightjar.plugin.batch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the pictures of tasks go: the results' folders again, below a folder of their own, and one
 * picture a result. Two results that differ only in their kind keep it in their pictures' names.
 */
final class PictureFiles {
  private static final String ENDING = ".png";

  private final Map<Path, Path> pictures = new HashMap<>();

  PictureFiles(List<FileTask> tasks, Path folder) {
    Path root = commonFolder(tasks);
    Map<Path, Integer> uses = new HashMap<>();
    for (FileTask task : tasks) {
      uses.merge(stem(task.output()), 1, Integer::sum);
    }
    for (FileTask task : tasks) {
      Path output = task.output();
      Path named = uses.get(stem(output)) > 1 ? output : stem(output);
      Path below = root.relativize(named.toAbsolutePath().normalize());
      pictures.put(output, folder.resolve(below + ENDING));
    }
  }

  /** Where a task's picture goes. */
  Path of(FileTask task) {
    return pictures.get(task.output());
  }

  private static Path stem(Path output) {
    return output.resolveSibling(FileKind.stem(output));
  }

  private static Path commonFolder(List<FileTask> tasks) {
    Path common = folderOf(tasks.get(0));
    for (FileTask task : tasks) {
      while (!folderOf(task).startsWith(common)) {
        common = common.getParent();
      }
    }
    return common;
  }

  private static Path folderOf(FileTask task) {
    return task.output().toAbsolutePath().normalize().getParent();
  }
}
