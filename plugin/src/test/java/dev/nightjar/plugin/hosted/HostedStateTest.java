package dev.nightjar.plugin.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.plugin.install.PluginListFile;
import dev.nightjar.plugin.jars.PluginFolder;
import dev.nightjar.plugin.jars.PluginIndex;
import dev.nightjar.plugin.jars.TestPlugins;
import dev.nightjar.plugin.sidecar.BlockEvents;
import dev.nightjar.plugin.sidecar.Processor;
import dev.nightjar.plugin.sidecar.StateException;
import dev.nightjar.plugin.sidecar.StreamFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plug-ins that keep more than their parameters. */
class HostedStateTest {
  private static final StreamFormat STEREO = new StreamFormat(48_000, 2, 2, 256, 256);
  private static final String ID = "test.keeper";
  private static final byte[] SONG = {3, 1, 4};

  @TempDir private Path folder;

  private PluginFolder found(String source) throws IOException {
    TestPlugins.write(folder.resolve("keeper.jar"), source);
    return PluginFolder.scan(List.of(folder), Duration.ofSeconds(60));
  }

  private Processor opened(String source) throws IOException {
    PluginFolder found = found(source);
    assertThat(found.problems()).isEmpty();
    Path index = folder.resolve("plugin-jars.txt");
    Files.writeString(index, PluginIndex.of(found.plugins()).text());
    return new HostedPlugins(index).open(ID, STEREO, new double[] {0.5, 0}, text -> {});
  }

  private static float gain(Processor processor) {
    float[][] in = new float[2][64];
    float[][] out = new float[2][64];
    Arrays.fill(in[0], 1);
    processor.process(in, out, 64, new BlockEvents(1));
    return out[0][63];
  }

  @Test
  void stateComesBackAndParametersWin() throws Exception {
    String source = TestPlugins.keeper(ID, "", "");
    assertThat(PluginListFile.text(found(source).plugins()))
        .contains("|nightjar-test-keeper\nstate\n");
    try (Processor processor = opened(source)) {
      assertThat(processor.saveState()).isEmpty();
      processor.loadState(SONG);
      assertThat(processor.saveState()).isEqualTo(SONG);
      assertThat(gain(processor)).isEqualTo(0.5f);
    }
  }

  @Test
  void whoKeepsNothingSaysSo() throws Exception {
    String source = TestPlugins.effect(ID, "", "", "");
    assertThat(PluginListFile.text(found(source).plugins())).doesNotContain("\nstate\n");
    try (Processor processor = opened(source)) {
      assertThatThrownBy(processor::saveState)
          .isInstanceOf(StateException.class)
          .hasMessage("Effect keeps no state but its parameters.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          if (kept.length > 0) throw new IllegalStateException("full"); | it threw IllegalStateException: full
          if (kept.length > 0) return null;                             | its saveState gives null
          if (kept.length > 0) return new byte[1048577];                | its state has 1048577 bytes
          if (kept.length > 0) saveState();                             | StackOverflowError
          """)
  void whatCantBeSavedIsASentenceAndItPlaysOn(String line, String reason) throws Exception {
    try (Processor processor = opened(TestPlugins.keeper(ID, line, ""))) {
      processor.loadState(SONG);
      assertThatThrownBy(processor::saveState)
          .isInstanceOf(StateException.class)
          .hasMessageStartingWith("Effect can't save its state: ")
          .hasMessageContaining(reason);
      assertThat(gain(processor)).isEqualTo(0.5f);
    }
  }

  @Test
  void whatCantBeLoadedIsASentenceAndItPlaysOnAsBefore() throws Exception {
    String line =
        "if (state.length > 3) throw new IllegalArgumentException(\"it is of another age\");";
    try (Processor processor = opened(TestPlugins.keeper(ID, "", line))) {
      processor.loadState(SONG);
      assertThatThrownBy(() -> processor.loadState(new byte[9]))
          .isInstanceOf(StateException.class)
          .hasMessageContainingAll("Effect can't load the state", "it is of another age");
      assertThat(processor.saveState()).isEqualTo(SONG);
      assertThat(gain(processor)).isEqualTo(0.5f);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "throw new IllegalStateException(\"no disk\");, '', no disk",
    "'', int none = 1 / (state.length * 0);, ArithmeticException"
  })
  void whoseStateFailsAtTheInstallIsLeftOut(String inSave, String inLoad, String reason)
      throws IOException {
    String dead = inSave.isEmpty() ? "" : "if (true) " + inSave;
    PluginFolder found = found(TestPlugins.keeper(ID, dead, inLoad));
    assertThat(found.plugins()).isEmpty();
    assertThat(found.problems()).singleElement().asString().contains("keeper.jar", reason);
  }
}
