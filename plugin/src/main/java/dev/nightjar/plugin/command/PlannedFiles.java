package dev.nightjar.plugin.command;

import dev.nightjar.plugin.batch.BatchException;
import dev.nightjar.plugin.batch.FileKind;
import dev.nightjar.plugin.batch.FileTask;
import dev.nightjar.plugin.batch.OutputFormat;
import dev.nightjar.plugin.terminal.Console;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The files that a command line asks for.
 *
 * @param tasks what can be done
 * @param complete whether no folder had to be left out
 */
record PlannedFiles(List<FileTask> tasks, boolean complete) {
  /** As {@link FileTask#plan}; a name that cannot be is bad usage, a lost folder is said. */
  static PlannedFiles of(
      CommandSpec spec, FileKind kind, List<Path> inputs, Path out, OutputFormat format)
      throws BatchException {
    List<Path> unread = new ArrayList<>();
    List<FileTask> tasks;
    try {
      tasks = FileTask.plan(kind, inputs, out, format, unread::add);
    } catch (IllegalArgumentException badName) {
      throw new ParameterException(spec.commandLine(), badName.getMessage() + ".", badName);
    }
    Console console = Console.of(spec.commandLine());
    unread.forEach(path -> console.say("nightjar: " + path + " cannot be read and is left out."));
    return new PlannedFiles(tasks, unread.isEmpty());
  }
}
