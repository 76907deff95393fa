package dev.nightjar.plugin.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Lets the native generator write what LV2 hosts read, for all plug-ins, the user's included. */
final class Lv2Descriptions {
  private static final String GENERATOR = "nightjar-lv2-ttl";
  private static final int PATIENCE_SECONDS = 30;

  private Lv2Descriptions() {}

  /**
   * [not real-time]
   *
   * @param pluginList text of plugins.txt
   * @return files by name
   */
  static Map<String, byte[]> of(NativeFiles files, Platform platform, String pluginList)
      throws InstallException {
    try {
      Path scratch = Files.createTempDirectory("nightjar-lv2");
      try {
        Path bundle = Files.createDirectory(scratch.resolve("bundle"));
        Files.writeString(scratch.resolve("plugins.txt"), pluginList);
        Path program = files.program(platform.program(GENERATOR), scratch);
        run(program, bundle, platform.binary(), scratch);
        Map<String, byte[]> written = new TreeMap<>();
        try (Stream<Path> all = Files.list(bundle)) {
          for (Path file : all.toList()) {
            written.put(file.getFileName().toString(), Files.readAllBytes(file));
          }
        }
        return written;
      } finally {
        Folders.delete(scratch);
      }
    } catch (IOException e) {
      throw new InstallException("LV2's descriptions can't be written: " + e.getMessage(), e);
    }
  }

  private static void run(Path program, Path bundle, String binary, Path home)
      throws IOException, InstallException {
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), bundle.toString(), binary).redirectErrorStream(true);
    builder.environment().put("NIGHTJAR_HOME", home.toString());
    builder.redirectOutput(home.resolve("said.txt").toFile());
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        String said = Files.readString(home.resolve("said.txt"), StandardCharsets.UTF_8).strip();
        throw new InstallException(
            GENERATOR + " failed: " + said + " Leave LV2 out with --format clap,vst3,vst2.");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InstallException("Interrupted.", e);
    }
  }
}
