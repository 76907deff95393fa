package dev.nightjar.plugin.command;

import dev.nightjar.plugin.batch.BatchException;
import dev.nightjar.plugin.batch.FileKind;
import dev.nightjar.plugin.batch.FileTask;
import dev.nightjar.plugin.batch.OutputFormat;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The files that a command line asks for. */
final class PlannedFiles {
  private PlannedFiles() {}

  /** As {@link FileTask#plan}, where a name that cannot be is bad usage. */
  static List<FileTask> of(
      CommandSpec spec, FileKind kind, List<Path> inputs, Path out, OutputFormat format)
      throws BatchException {
    try {
      return FileTask.plan(kind, inputs, out, format);
    } catch (IllegalArgumentException badName) {
      throw new ParameterException(spec.commandLine(), badName.getMessage() + ".", badName);
    }
  }
}
