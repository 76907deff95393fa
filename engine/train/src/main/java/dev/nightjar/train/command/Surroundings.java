package dev.nightjar.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The environment that libtorch is fast in. Its libraries read it when the process starts, so a
 * process without it starts another with it.
 *
 * <p>OpenBLAS and OpenMP must not keep pools that spin against ours; the C library must not give
 * the memory of large tensors back after each step, must keep it in one arena, and should ask for
 * large pages.
 */
final class Surroundings {

  private static final Map<String, String> WANTED =
      Map.of(
          "OPENBLAS_NUM_THREADS", "1",
          "OMP_WAIT_POLICY", "PASSIVE",
          "GOMP_SPINCOUNT", "0",
          "MALLOC_ARENA_MAX", "1",
          "MALLOC_MMAP_THRESHOLD_", "33554432",
          "MALLOC_TRIM_THRESHOLD_", "17179869184",
          "MALLOC_TOP_PAD_", "268435456",
          "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");

  private Surroundings() {}

  /** Whether this process has it. */
  static boolean fit() {
    return WANTED.keySet().stream().allMatch(name -> System.getenv(name) != null);
  }

  /** Runs the same command in a process that has it; what the user has set stays. */
  static int runFit(String[] args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
    // The JDK's synthesizer renders the notes that SING learns from.
    command.add("--add-exports");
    command.add("java.desktop/com.sun.media.sound=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(NightjarTrain.class.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    WANTED.forEach(builder.environment()::putIfAbsent);
    try {
      Process process = builder.start();
      // A signal to this process reaches the other one too, which then saves its work.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
      return process.waitFor();
    } catch (IOException e) {
      System.err.println("nightjar-train: can't start " + command.get(0) + ": " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
