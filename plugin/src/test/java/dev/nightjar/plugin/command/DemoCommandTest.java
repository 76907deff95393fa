package dev.nightjar.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.TestSounds;
import dev.nightjar.plugin.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCommandTest {
  @TempDir private Path folder;

  @Test
  void writesWhatItScores() throws IOException {
    Path out = folder.resolve("out");
    CommandRun run = demo(speech("speech.wav"), "-o", out);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("SI-SDR");
    assertThat(out.resolve("clean.wav")).isNotEmptyFile();
    assertThat(out.resolve("noisy.wav")).isNotEmptyFile();
    assertThat(out.resolve("denoised.wav")).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clean.wav", "noisy.wav", "denoised.wav"})
  void recordingsAreNeverReplacedEvenWhenForced(String name) throws IOException {
    Path mine = speech(name);
    byte[] before = Files.readAllBytes(mine);
    CommandRun run = demo(mine, "-o", folder, "--force");
    assertThat(run.status()).isOne();
    assertThat(run.err()).contains(name, "-o");
    assertThat(mine).hasBinaryContent(before);
    try (var files = Files.list(folder)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(mine);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "101", "-1e9"})
  void levelsThatNoNoiseHasAreBadUsage(String snrDb) throws IOException {
    Path out = folder.resolve("out");
    CommandRun run = demo(speech("speech.wav"), "-o", out, "--snr", snrDb);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--snr");
    assertThat(out).doesNotExist();
  }

  private Path speech(String name) throws IOException {
    return TestSounds.write(folder.resolve(name), TestSounds.noise(1, 16_000, 0.5, 1), 16_000);
  }

  private CommandRun demo(Object... arguments) throws IOException {
    Object[] words = new Object[arguments.length + 3];
    words[0] = "demo";
    words[1] = "-n";
    words[2] = TinyModel.write(folder);
    System.arraycopy(arguments, 0, words, 3, arguments.length);
    return CommandRun.of(words);
  }
}
