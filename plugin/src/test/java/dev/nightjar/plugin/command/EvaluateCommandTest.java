package dev.nightjar.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.TestSounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {
  private static final int RATE_HZ = 16_000;
  private static final int FRAMES = 20_000;

  @TempDir private Path folder;
  private Path clean;
  private Path estimate;

  @BeforeEach
  void folders() throws IOException {
    clean = Files.createDirectory(folder.resolve("clean"));
    estimate = Files.createDirectory(folder.resolve("estimate"));
  }

  @Test
  void scoresFoldersByNameAndTheirMean() throws IOException {
    pair("loud", 0.01);
    pair("soft", 0.1);
    CommandRun run = CommandRun.of("evaluate", "--clean", clean, "--estimate", estimate, "--json");
    assertThat(run.status()).isZero();
    JsonNode result = new ObjectMapper().readTree(run.out());
    double loud = result.at("/files/0/siSdrDb").asDouble();
    double soft = result.at("/files/1/siSdrDb").asDouble();
    assertThat(result.at("/files/0/file").asText()).isEqualTo("loud");
    // Noise 0.01 and 0.1 of the signal's amplitude, independent of it.
    assertThat(loud).isCloseTo(40, within(0.3));
    assertThat(soft).isCloseTo(20, within(0.3));
    assertThat(result.at("/mean/siSdrDb").asDouble()).isCloseTo((loud + soft) / 2, within(1e-9));
    assertThat(result.at("/mean/stoi").asDouble()).isBetween(0.9, 1.0);
    assertThat(result.at("/mean/estoi").isNumber()).isTrue();
    assertThat(result.at("/mean/segmentalSnrDb").isNumber()).isTrue();
    assertThat(result.at("/mean/logSpectralDistanceDb").isNumber()).isTrue();
  }

  @Test
  void saysHowMuchLouderTheEstimateIs() throws IOException {
    float[][] sound = TestSounds.noise(1, FRAMES, 0.2, 1);
    float[][] softer = {sound[0].clone()};
    for (int i = 0; i < FRAMES; i++) {
      softer[0][i] *= 0.5f;
    }
    Path first = TestSounds.write(clean.resolve("a.wav"), sound, RATE_HZ);
    Path second = TestSounds.write(estimate.resolve("a.wav"), softer, RATE_HZ);
    CommandRun run = CommandRun.of("evaluate", "--clean", first, "--estimate", second, "--json");
    assertThat(new ObjectMapper().readTree(run.out()).at("/mean/louderLu").asDouble())
        .isCloseTo(-6.02, within(0.02));
  }

  @Test
  void tableHasARowForEachFileAndTheMean() throws IOException {
    pair("one", 0.1);
    CommandRun run =
        CommandRun.of(
            "evaluate",
            "--clean",
            clean.resolve("one.wav"),
            "--estimate",
            estimate.resolve("one.wav"));
    assertThat(run.status()).isZero();
    assertThat(run.out().lines().map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactly("file", "one", "mean");
  }

  @Test
  void otherLengthIsAClearError() throws IOException {
    TestSounds.write(clean.resolve("a.wav"), TestSounds.noise(1, 1000, 0.5, 1), RATE_HZ);
    TestSounds.write(estimate.resolve("a.wav"), TestSounds.noise(1, 1001, 0.5, 1), RATE_HZ);
    assertFails("a.wav", "length", "1000", "1001");
  }

  @Test
  void otherRateIsAClearError() throws IOException {
    TestSounds.write(clean.resolve("a.wav"), TestSounds.noise(1, 1000, 0.5, 1), RATE_HZ);
    TestSounds.write(estimate.resolve("a.wav"), TestSounds.noise(1, 1000, 0.5, 1), 48_000);
    assertFails("a.wav", "sample rate", "16000", "48000");
  }

  @Test
  void missingEstimateIsAClearError() throws IOException {
    pair("a", 0.1);
    TestSounds.write(clean.resolve("b.wav"), TestSounds.noise(1, 1000, 0.5, 1), RATE_HZ);
    assertFails("b.wav", "no estimate");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whatIsTooShortToScoreIsSaid(int frames) throws IOException {
    TestSounds.write(clean.resolve("a.wav"), TestSounds.noise(1, frames, 0.5, 1), RATE_HZ);
    TestSounds.write(estimate.resolve("a.wav"), TestSounds.noise(1, frames, 0.5, 2), RATE_HZ);
    CommandRun alone = CommandRun.of("evaluate", "--clean", clean, "--estimate", estimate);
    assertThat(alone.status()).isOne();
    assertThat(alone.err()).contains("a.wav is too short");
    pair("b", 0.1);
    CommandRun beside = CommandRun.of("evaluate", "--clean", clean, "--estimate", estimate);
    assertThat(beside.status()).isZero();
    assertThat(beside.err()).contains("a.wav is too short").doesNotContain("b.wav");
  }

  @Test
  void emptyFolderIsAClearError() {
    assertFails("no sound files");
  }

  private void pair(String name, double noise) throws IOException {
    float[][] sound = TestSounds.noise(1, FRAMES, 0.5, 1);
    float[][] other = TestSounds.noise(1, FRAMES, 0.5 * noise, 2);
    TestSounds.write(clean.resolve(name + ".wav"), sound, RATE_HZ);
    TestSounds.write(estimate.resolve(name + ".wav"), TestSounds.sum(sound, other), RATE_HZ);
  }

  private void assertFails(String... words) {
    CommandRun run = CommandRun.of("evaluate", "--clean", clean, "--estimate", estimate);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains(words);
    assertThat(run.out()).isEmpty();
  }
}
