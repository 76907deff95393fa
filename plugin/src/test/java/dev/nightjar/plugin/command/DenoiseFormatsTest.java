package dev.nightjar.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.engine.file.AudioClip;
import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.engine.file.AudioWriter;
import dev.nightjar.engine.file.Encoding;
import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.TestSounds;
import dev.nightjar.plugin.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenoiseFormatsTest {
  private static final int FRAMES = 4_000;
  private static final int RATE_HZ = 16_000;

  @TempDir private Path folder;
  private Path model;
  private Path in;
  private float[][] samples;

  @BeforeEach
  void soundAndModel() throws IOException {
    model = TinyModel.write(folder);
    samples = TestSounds.noise(2, FRAMES, 0.5, 3);
    in = TestSounds.write(folder.resolve("in.wav"), samples, RATE_HZ);
  }

  @ParameterizedTest
  @CsvSource({
    "--float32, in.wav, 0",
    "--int24, in.wav, 1.2e-7",
    "--flac, in.flac, 3.1e-5",
    "--flac --int24, in.flac, 1.2e-7",
    "--json, in.wav, 3.1e-5"
  })
  void losslessKindsKeepSamplesToTheirStep(String options, String name, double step)
      throws IOException {
    CommandRun run = dry(options);
    assertThat(run.status()).as(run.err()).isZero();
    AudioClip clip = AudioReader.readAll(folder.resolve("out").resolve(name));
    assertThat(clip.frames()).isEqualTo(FRAMES);
    for (int channel = 0; channel < 2; channel++) {
      for (int i = 0; i < FRAMES; i++) {
        assertThat((double) clip.samples()[channel][i])
            .isCloseTo(samples[channel][i], within(step));
      }
    }
  }

  @Test
  void peaksBeyondFullScaleAreKeptWhereTheInputHasFloats() throws IOException {
    samples[0][7] = 2.5f;
    TestSounds.write(in, samples, RATE_HZ);
    CommandRun run = dry("--json");
    assertThat(run.err()).doesNotContain("clipped");
    assertThat(new ObjectMapper().readTree(run.out()).at("/0/peakDb").asDouble())
        .isCloseTo(7.96, within(0.01));
    assertThat(AudioReader.readAll(folder.resolve("out/in.wav")).samples()[0][7]).isEqualTo(2.5f);
  }

  @Test
  void quadraphonyStaysQuadraphony() throws IOException {
    long quad = 0x33;
    samples = TestSounds.noise(4, FRAMES, 0.5, 3);
    try (AudioWriter writer =
        AudioWriter.create(in, Encoding.WAV_16, 4, quad, RATE_HZ, Map.of(), true)) {
      writer.write(samples, 0, FRAMES);
      writer.commit();
    }
    assertThat(dry("--json").status()).isZero();
    try (AudioReader reader = AudioReader.open(folder.resolve("out/in.wav"))) {
      assertThat(reader.speakers()).isEqualTo(quad);
    }
  }

  @ParameterizedTest
  @CsvSource({"--flac, in.flac", "--mp3, in.mp3"})
  void titleAndArtistAreKept(String options, String name) throws IOException {
    Map<String, String> tags = Map.of("title", "Nachtflüge", "artist", "A. Ziegenmelker");
    try (AudioWriter writer = AudioWriter.create(in, Encoding.WAV_16, 2, 0, RATE_HZ, tags, true)) {
      writer.write(samples, 0, FRAMES);
      writer.commit();
    }
    assertThat(dry(options).status()).isZero();
    try (AudioReader reader = AudioReader.open(folder.resolve("out").resolve(name))) {
      assertThat(reader.tags()).containsExactlyInAnyOrderEntriesOf(tags);
    }
  }

  @ParameterizedTest
  @CsvSource({"--flac, in.flac", "--int24, in.wav"})
  void clippingIsSaid(String options, String name) throws IOException {
    assertThat(dry(options).err()).doesNotContain("clipped");
    samples[0][7] = 2.5f;
    TestSounds.write(in, samples, RATE_HZ);
    assertThat(dry(options + " --force").err()).contains(name + ": peaks reach +8.0 dB");
  }

  @Test
  void mp3KeepsLengthAndRate() throws IOException {
    assertThat(dry("--mp3 --mp3-bitrate 128").status()).isZero();
    AudioClip clip = AudioReader.readAll(folder.resolve("out/in.mp3"));
    assertThat(clip.sampleRateHz()).isEqualTo(RATE_HZ);
    assertThat(clip.frames()).isEqualTo(FRAMES);
  }

  @Test
  void anotherRateThanTheInputsIsSaid() throws IOException {
    assertThat(dry("--mp3").err()).doesNotContain(" Hz");
    TestSounds.write(in, samples, 96_000);
    CommandRun run = dry("--mp3 --force");
    assertThat(run.err()).contains("in.mp3: has 48000 Hz, as its format takes no 96000 Hz.");
    assertThat(AudioReader.readAll(folder.resolve("out/in.mp3")).sampleRateHz()).isEqualTo(48_000);
  }

  @ParameterizedTest
  @CsvSource({"--flac --mp3", "--int24 --float32", "--float32 --mp3"})
  void kindsThatContradictEachOtherAreBadUsage(String options) {
    assertThat(dry(options).status()).isEqualTo(2);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void jsonTellsOfEveryFileAndFailure() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.wav"), "no sound");
    CommandRun run =
        CommandRun.of(
            "denoise", "-n", model, in, broken, "-o", folder.resolve("out"), "--json", "-j", 1);
    assertThat(run.status()).isEqualTo(1);
    JsonNode results = new ObjectMapper().readTree(run.out());
    assertThat(results.at("/0/output").asText()).isEqualTo(folder.resolve("out/in.wav").toString());
    assertThat(results.at("/0/seconds").asDouble()).isEqualTo(FRAMES / (double) RATE_HZ);
    assertThat(results.at("/1/error").asText()).contains("broken.wav");
    assertThat(results.at("/1/output").isMissingNode()).isTrue();
  }

  @Test
  void theAttenuationLimitIsADryShareOfTheInput() throws IOException {
    float[] full = denoised("--attenuation-limit", "100");
    float[] limited = denoised("--attenuation-limit", "6");
    double floor = Math.pow(10, -6 / 20.0);
    for (int i = 0; i < FRAMES; i++) {
      double expected = floor * samples[0][i] + (1 - floor) * full[i];
      assertThat((double) limited[i]).isCloseTo(expected, within(1e-6));
    }
  }

  private float[] denoised(String... options) throws IOException {
    Path out = folder.resolve("out.wav");
    List<Object> words =
        new ArrayList<>(List.of("denoise", "-n", model, in, "-o", out, "--float32", "--force"));
    words.addAll(List.of(options));
    CommandRun run = CommandRun.of(words.toArray());
    assertThat(run.status()).as(run.err()).isZero();
    return AudioReader.readAll(out).samples()[0];
  }

  /** Without wet sound, so that the result is the input. */
  private CommandRun dry(String options) {
    List<Object> words =
        new ArrayList<>(
            List.of("denoise", "-n", model, in, "--mix", 0, "-o", folder.resolve("out")));
    words.addAll(List.of(options.split(" ", -1)));
    return CommandRun.of(words.toArray());
  }
}
