package dev.nightjar.plugin.batch;

import dev.nightjar.engine.file.AudioFileException;
import dev.nightjar.engine.file.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One file to read and the one to write.
 *
 * @param input exists
 * @param output where the result goes
 */
public record FileTask(Path input, Path output) {

  /**
   * Lists the files to do.
   *
   * @param inputs files, and folders whose files of the kind are all taken with their subfolders
   * @param out a folder, or the name of the result if there is one input file; what lies in it is
   *     no input, even where it is a folder within one: it came from an earlier run
   * @param unread hears of each folder below an input folder that cannot be read
   * @throws BatchException if an input is missing, there is none, or two results have one name
   * @throws IllegalArgumentException if {@code out} is not there and has a sound file's name, but
   *     the result cannot be that file
   */
  public static List<FileTask> plan(
      FileKind kind, List<Path> inputs, Path out, OutputFormat format, Consumer<Path> unread)
      throws BatchException {
    boolean namesFile = FileKind.SOUND.isNamedBy(out) && !Files.isDirectory(out);
    if (namesFile) {
      mustHold(out, inputs);
    }
    List<FileTask> tasks = new ArrayList<>();
    for (Path input : inputs) {
      if (Files.isDirectory(input)) {
        Path root = Originals.real(input);
        Path results = Originals.real(out);
        boolean within = results.startsWith(root) && !results.equals(root);
        for (Path file : kind.below(input, unread)) {
          Path name = input.relativize(file);
          if (within && root.resolve(name).startsWith(results)) {
            continue;
          }
          tasks.add(new FileTask(file, format.named(out.resolve(name))));
        }
      } else if (!Files.exists(input)) {
        throw new BatchException("There is no " + input + ". Check the name.");
      } else if (namesFile) {
        tasks.add(new FileTask(input, format.named(out)));
      } else {
        tasks.add(new FileTask(input, format.named(out.resolve(input.getFileName()))));
      }
    }
    if (tasks.isEmpty()) {
      throw new BatchException("There are no " + kind.words() + " in " + inputs + ".");
    }
    mustDiffer(tasks);
    return tasks;
  }

  /** Makes the folder of the result. */
  public void makeFolder() throws BatchException {
    Path folder = output.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BatchException(
          "The folder " + folder + " cannot be made (" + e.getMessage() + "). Choose another -o.",
          e);
    }
  }

  private static void mustHold(Path out, List<Path> inputs) {
    if (inputs.size() != 1 || Files.isDirectory(inputs.get(0))) {
      throw new IllegalArgumentException(
          "-o " + out + " names one sound file; give a folder for the results of several");
    }
    try {
      Encoding.forFile(out);
    } catch (AudioFileException e) {
      throw new IllegalArgumentException("-o " + e.getMessage(), e);
    }
  }

  private static void mustDiffer(List<FileTask> tasks) throws BatchException {
    Originals.mustStay(
        tasks.stream().map(FileTask::input).toList(),
        tasks.stream().map(FileTask::output).toList());
    Map<Path, Path> inputs = new HashMap<>();
    for (FileTask task : tasks) {
      Path other = inputs.put(task.output.toAbsolutePath().normalize(), task.input);
      if (other != null) {
        throw new BatchException(
            "%s and %s would both become %s. Take them one after the other, with their own -o."
                .formatted(other, task.input, task.output));
      }
    }
  }
}
