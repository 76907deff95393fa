package dev.nightjar.plugin.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.ChildJava;
import dev.nightjar.plugin.CommandProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RuntimeImageTest {
  /** Links a Java, which takes some seconds. */
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void engineStartsWithALinkedJava(@TempDir Path folder) throws Exception {
    Path runtime = folder.resolve("runtime");
    RuntimeImage.link(runtime);
    List<String> command = ChildJava.command(CommandProgram.class, "engine", "--help");
    command.set(0, runtime.resolve("bin/java").toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("Usage: nightjar engine");
    assertThat(runtime.resolve("release")).as("windows").content().contains("java.desktop");
  }
}
