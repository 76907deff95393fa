package dev.nightjar.plugin.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.plugin.install.InstallException;
import dev.nightjar.plugin.install.NativeFiles;
import dev.nightjar.plugin.install.Platform;
import dev.nightjar.plugin.install.PluginListFile;
import dev.nightjar.plugin.jars.PluginFolder;
import dev.nightjar.plugin.jars.PluginIndex;
import dev.nightjar.plugin.place.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the native bench against an engine of this very program, in a home and a meeting place of
 * their own, so that neither what is installed nor a running engine is measured.
 *
 * @param program the jar that is running
 * @param arguments of the native bench
 */
public record BridgeBench(Path program, List<String> arguments) {
  /** What is played if nothing else is named: an example that costs next to nothing. */
  public static final String USUAL_PLUGIN = "dev.nightjar.examples.echo";

  private static final String EXAMPLE = "nightjar-echo.jar";
  private static final String HOST = "nightjar-bench-host";
  private static final int ENGINE_END_SECONDS = 30;

  /** [not real-time] */
  public BridgeCost run() throws InstallException, IOException, InterruptedException {
    if (!Files.isRegularFile(program)) {
      throw new InstallException(
          program + " is no jar: run 'java -jar nightjar.jar bench plugin'.");
    }
    Path scratch = Files.createTempDirectory("nightjar-bench");
    // Temporary folders are their owner's alone, as plug-ins demand of the place.
    Path meeting = Files.createTempDirectory(scratch, "run");
    try {
      Path home = prepare(scratch);
      Platform platform = Platform.here();
      Path host = NativeFiles.of(platform).program(platform.program(HOST), scratch);
      List<String> command = new ArrayList<>(List.of(host.toString()));
      command.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().remove("NIGHTJAR_ENGINE_COMMAND");
      builder.environment().remove("NIGHTJAR_PLUGIN_PATH");
      builder.environment().put("NIGHTJAR_HOME", home.toString());
      builder.environment().put("NIGHTJAR_RUNTIME_DIR", meeting.toString());
      builder
          .environment()
          .put(
              "NIGHTJAR_JAVA",
              Path.of(System.getProperty("java.home"), "bin", platform.program("java")).toString());
      Process process = builder.start();
      byte[] said = process.getInputStream().readAllBytes();
      int status = process.waitFor();
      awaitEnd(meeting);
      if (status != 0) {
        throw new InstallException("The native bench ended with status " + status + ".");
      }
      return new ObjectMapper().readValue(said, BridgeCost.class);
    } finally {
      delete(scratch);
    }
  }

  private Path prepare(Path scratch) throws InstallException, IOException {
    Path plugins = Files.createDirectory(scratch.resolve("plugins"));
    Files.write(
        plugins.resolve(EXAMPLE), new NativeFiles("/dev/nightjar/plugin/examples/").bytes(EXAMPLE));
    Path folder = Files.createDirectory(scratch.resolve("home"));
    Home home = new Home(folder, folder.resolve("bin/nightjar"), List.of(plugins));
    PluginFolder found = PluginFolder.scan(home.pluginFolders(), PluginFolder.PATIENCE);
    Files.writeString(home.pluginList(), PluginListFile.text(found.plugins()));
    Files.writeString(home.pluginIndex(), PluginIndex.of(found.plugins()).text());
    try {
      Files.createSymbolicLink(home.jar(), program.toAbsolutePath());
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(program, home.jar());
    }
    return home.folder();
  }

  /** The engine ends by itself soon after its last plug-in, and removes its socket then. */
  private static void awaitEnd(Path meeting) throws InterruptedException {
    long most = System.nanoTime() + TimeUnit.SECONDS.toNanos(ENGINE_END_SECONDS);
    while (Files.exists(meeting.resolve("engine.sock")) && System.nanoTime() < most) {
      Thread.sleep(50);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
