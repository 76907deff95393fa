package dev.nightjar.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The native side's sources, for tests that hold ours against them. */
public final class NativeSources {
  /** Where the core's are. */
  public static final Path CORE = Path.of("../native/core");

  private NativeSources() {}

  /** Skips the test where there is no compiler; where {@code CI} is set there has to be one. */
  public static void require() {
    boolean there = ChildJava.hasProgram("cc") && Files.exists(CORE.resolve("nj_segment.h"));
    if (System.getenv("CI") == null) {
      assumeTrue(there);
    }
    assertThat(there).as("a C compiler and native/core").isTrue();
  }

  /** Compiles a program, with files of the core beside it; gives the binary. */
  public static Path compile(Path folder, String program, String... coreFiles)
      throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve("program.c"), program);
    Path built = folder.resolve("program");
    List<String> command = new ArrayList<>(List.of("cc", "-std=c11", "-D_GNU_SOURCE"));
    command.addAll(List.of("-DNIGHTJAR_VERSION=\"1.2\"", "-I", CORE.toString()));
    command.add(source.toString());
    for (String file : coreFiles) {
      command.add(CORE.resolve(file).toString());
    }
    command.addAll(List.of("-o", built.toString()));
    output(Map.of(), command.toArray(String[]::new));
    return built;
  }

  /** What a program prints, in this environment alone. */
  public static String output(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    String path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }
}
