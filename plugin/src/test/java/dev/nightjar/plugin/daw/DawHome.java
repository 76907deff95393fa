package dev.nightjar.plugin.daw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A musician's home with the plug-ins in it, put there by {@code plugin install} of the real jar.
 * One for all tests of a virtual machine; the folder goes with it.
 *
 * @param folder short, as the engine's socket lies in it
 */
record DawHome(Path folder) {
  private static DawHome shared;

  static synchronized DawHome shared() throws IOException, InterruptedException {
    if (shared == null) {
      DawHome home = made();
      home.install();
      home.startEngine();
      shared = home;
    }
    return shared;
  }

  /** One of its own that has the example plug-ins too; no engine runs yet. */
  static DawHome withExamples() throws IOException, InterruptedException {
    DawHome home = made();
    home.install("--examples");
    return home;
  }

  private static DawHome made() throws IOException {
    DawHome home = new DawHome(Files.createTempDirectory("nj-daw").toRealPath());
    Runtime.getRuntime().addShutdownHook(new Thread(home::delete));
    return home;
  }

  static Path jar() {
    Path jar = Path.of(System.getProperty("nightjar.jar", "target/nightjar.jar")).toAbsolutePath();
    assertThat(jar).as("the program, which `mvn package` makes").isRegularFile();
    return jar;
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private void install(String... more) throws IOException, InterruptedException {
    List<Object> words = new ArrayList<>(List.of(java(), "-jar", jar(), "plugin", "install"));
    words.addAll(List.of(more));
    HostRun run = HostRun.of(this, words.toArray());
    assertThat(run.status()).as(run.said()).isZero();
  }

  /** An engine that is there, and stays, so that no test waits for one to start. */
  private void startEngine() throws IOException, InterruptedException {
    ProcessBuilder engine =
        new ProcessBuilder(
                java().toString(), "-jar", jar().toString(), "engine", "--idle-seconds", "600")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("engine.txt").toFile());
    describeTo(engine.environment());
    Process running = engine.start();
    Runtime.getRuntime().addShutdownHook(new Thread(running::destroy));
    Path socket = folder.resolve("run/engine.sock");
    for (int tries = 0; tries < 600 && !Files.exists(socket); tries++) {
      Thread.sleep(100);
    }
    assertThat(socket).exists();
    // Ardour keeps times of files in whole seconds, and takes what is newer for changed.
    for (Path file : List.of(vst3(), vst2("nightjar-denoiser"), vst2("nightjar-sing"))) {
      HostRun.of(this, "touch", "-d", "1 hour ago", file);
    }
  }

  /** Of a process that is to live here and nowhere else. */
  void describeTo(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("NIGHTJAR_") || name.startsWith("XDG_"));
    environment.put("HOME", folder.toString());
    environment.put("XDG_CONFIG_HOME", folder.resolve(".config").toString());
    environment.put("XDG_CACHE_HOME", folder.resolve(".cache").toString());
    environment.put("XDG_DATA_HOME", folder.resolve(".local/share").toString());
    environment.put("NIGHTJAR_RUNTIME_DIR", folder.resolve("run").toString());
    environment.put("NIGHTJAR_JAVA", java().toString());
    environment.put("LV2_PATH", folder.resolve(".lv2") + ":/usr/lib/lv2");
    environment.put("LXVST_PATH", folder.resolve(".vst/nightjar").toString());
    environment.put("VST3_PATH", folder.resolve(".vst3").toString());
    environment.put("QT_QPA_PLATFORM", "offscreen");
  }

  /** Our own CLAP host, which the program brings. */
  synchronized Path miniHost() throws IOException {
    Path host = folder.resolve("nightjar-mini-host");
    if (!Files.exists(host)) {
      String resource = "/dev/nightjar/native/linux-x86_64/nightjar-mini-host";
      try (InputStream in = DawHome.class.getResourceAsStream(resource)) {
        Files.copy(in, host);
      }
      assertThat(host.toFile().setExecutable(true)).isTrue();
    }
    return host;
  }

  Path clap() {
    return folder.resolve(".clap/nightjar.clap");
  }

  Path vst3Bundle() {
    return folder.resolve(".vst3/nightjar.vst3");
  }

  private Path vst3() {
    return vst3Bundle().resolve("Contents/x86_64-linux/nightjar.so");
  }

  Path vst2(String name) {
    return folder.resolve(".vst/nightjar").resolve(name + ".so");
  }

  Path lv2() {
    return folder.resolve(".lv2/nightjar.lv2");
  }

  private void delete() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException engineStillWrites) {
      System.err.println("left behind: " + folder);
    }
  }
}
