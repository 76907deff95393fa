package dev.nightjar.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NightjarTest {
  @Test
  void versionNamesTheProgramAndEndsWell() {
    CommandRun run = CommandRun.of("--version");
    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("nightjar ").doesNotContain("${");
  }

  @Test
  void withoutCommandItIsBadUsage() {
    CommandRun run = CommandRun.of();
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("Name a command", "denoise");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "denoise",
        "devices",
        "evaluate",
        "inspect",
        "plugin",
        "render",
        "synth",
        "generate-completion"
      })
  void everyCommandExplainsItself(String command) {
    CommandRun run = CommandRun.of(command, "--help");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Usage: nightjar " + command, "--debug");
  }

  @Test
  void completionIsGenerated() {
    CommandRun run = CommandRun.of("generate-completion");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("_complete_nightjar", "attenuation-limit");
  }

  @Test
  void failureIsOneLineAndStatusOne(@TempDir Path folder) {
    CommandRun run = CommandRun.of("inspect", folder.resolve("none.wav"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("nightjar: ").contains("none.wav");
  }

  @Test
  void debugShowsWhereItFailed(@TempDir Path folder) {
    CommandRun run = CommandRun.of("inspect", "--debug", folder.resolve("none.wav"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("\tat dev.nightjar.");
  }
}
