package dev.nightjar.plugin.install;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/**
 * A Java of the engine's own, linked from the JDK that runs, so that plug-ins need no Java on the
 * machine.
 */
final class RuntimeImage {
  /**
   * All of Java SE, as the user's plug-ins may use it; and what JNA, JCTools and the engine need.
   */
  private static final String MODULES = "java.se,jdk.unsupported,jdk.management,jdk.zipfs";

  private static final int NEW_COMPRESSION = 21;
  private static final int PATIENCE_MINUTES = 5;

  private RuntimeImage() {}

  /**
   * Links it. [not real-time]
   *
   * @param folder is not there yet
   * @throws InstallException if this Java can't
   */
  static void link(Path folder) throws InstallException {
    ToolProvider jlink =
        ToolProvider.findFirst("jlink")
            .orElseThrow(
                () ->
                    new InstallException(
                        "--runtime needs a JDK, but the Java in "
                            + System.getProperty("java.home")
                            + " has no jlink. Install one (Debian: openjdk-17-jdk-headless) and run"
                            + " this with its 'java'."));
    StringWriter said = new StringWriter();
    PrintWriter to = new PrintWriter(said);
    String compression = Runtime.version().feature() >= NEW_COMPRESSION ? "zip-6" : "2";
    int status =
        jlink.run(
            to,
            to,
            "--add-modules=" + MODULES,
            "--output=" + folder,
            "--compress=" + compression,
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages");
    if (status != 0) {
      throw new InstallException(
          "The Java in "
              + System.getProperty("java.home")
              + " can't link a runtime: "
              + said.toString().strip().replaceAll("\\s+", " ")
              + " Use a JDK with its jmods folder (Debian: openjdk-17-jdk-headless).");
    }
    // Without an archive of its classes a linked Java starts twice as slowly as the JDK.
    run(List.of(java(folder).toString(), "-Xshare:dump"));
  }

  /** Whether the engine starts with it. [not real-time] */
  static void check(Path folder, Path program) throws InstallException {
    run(List.of(java(folder).toString(), "-jar", program.toString(), "engine", "--help"));
  }

  private static Path java(Path folder) {
    return folder.resolve("bin").resolve(Platform.here().program("java"));
  }

  private static void run(List<String> command) throws InstallException {
    try {
      Path output = Files.createTempFile("nightjar-runtime", ".txt");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
          process.destroyForcibly();
          throw new InstallException(
              "'" + String.join(" ", command) + "' failed: " + Files.readString(output).strip());
        }
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new InstallException(command.get(0) + " can't be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InstallException("Interrupted.", e);
    }
  }
}
