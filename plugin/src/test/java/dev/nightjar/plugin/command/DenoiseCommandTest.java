package dev.nightjar.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nightjar.engine.file.AudioClip;
import dev.nightjar.engine.file.AudioReader;
import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.TestSounds;
import dev.nightjar.plugin.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenoiseCommandTest {
  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void model() throws IOException {
    model = TinyModel.write(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "16000, 1, 20000",
    "48000, 2, 30001",
    "44100, 1, 10",
    "8000, 3, 5000",
    "96000, 6, 1",
    "22050, 2, 3000"
  })
  void everyFrameKeepsItsPlace(int rateHz, int channels, int frames) throws IOException {
    float[][] samples = TestSounds.noise(channels, frames, 0.5, 1);
    Path in = TestSounds.write(folder.resolve("in.wav"), samples, rateHz);
    Path out = folder.resolve("out.wav");
    // Without wet sound, the output is the input if and only if the delay is compensated exactly.
    CommandRun run = denoise(in, "-o", out, "--mix", 0, "--float32");
    assertThat(run.status()).as(run.err()).isZero();
    AudioClip clip = AudioReader.readAll(out);
    assertThat(clip.sampleRateHz()).isEqualTo(rateHz);
    assertThat(clip.samples()).isDeepEqualTo(samples);
  }

  @Test
  void recordingsAreNeverReplacedEvenWhenForced() throws IOException {
    float[][] samples = TestSounds.noise(1, 2_000, 0.5, 1);
    Path in = TestSounds.write(folder.resolve("in.wav"), samples, 16_000);
    byte[] before = java.nio.file.Files.readAllBytes(in);
    CommandRun run = denoise(in, "-o", folder, "--force");
    assertThat(run.status()).isOne();
    assertThat(run.err()).contains("in.wav").contains("-o");
    assertThat(java.nio.file.Files.readAllBytes(in)).isEqualTo(before);
  }

  @Test
  void theModelChangesTheSound() throws IOException {
    float[][] samples = TestSounds.noise(1, 20_000, 0.5, 1);
    Path in = TestSounds.write(folder.resolve("in.wav"), samples, 16_000);
    Path out = folder.resolve("out.wav");
    assertThat(denoise(in, "-o", out, "--float32").status()).isZero();
    AudioClip clip = AudioReader.readAll(out);
    assertThat(clip.frames()).isEqualTo(20_000);
    assertThat(clip.samples()[0]).isNotEqualTo(samples[0]);
  }

  @Test
  void folderGoesToAFolderWithItsNames() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in/deep"));
    sound(in.resolve("a.wav"));
    sound(in.resolveSibling("b.wav"));
    Files.writeString(in.resolve("notes.txt"), "no sound");
    Path out = folder.resolve("out");
    CommandRun run = denoise(folder.resolve("in"), "-o", out, "--flac", "-j", 2);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .containsExactly(out.resolve("b.flac").toString(), out.resolve("deep/a.flac").toString());
    assertThat(AudioReader.readAll(out.resolve("deep/a.flac")).frames()).isEqualTo(1000);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aNamedPipeIsReadOnce() throws Exception {
    byte[] bytes = Files.readAllBytes(sound(folder.resolve("in.wav")));
    Path pipe = folder.resolve("pipe.wav");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread recorder =
        new Thread(
            () -> {
              try {
                Files.write(pipe, bytes, StandardOpenOption.WRITE);
              } catch (IOException readerIsGone) {
                // The reader says what is wrong.
              }
            });
    recorder.setDaemon(true);
    recorder.start();
    Path out = folder.resolve("out.wav");
    CommandRun run = denoise(pipe, "-o", out);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(AudioReader.readAll(out).frames()).isEqualTo(1000);
    assertThat(CommandRun.of("inspect", pipe, "-o", folder.resolve("a.png")).err())
        .contains("only once");
  }

  @Test
  void hiddenFoldersAreLeftOut() throws IOException {
    Path in = Files.createDirectory(folder.resolve(".in"));
    sound(in.resolve("a.wav"));
    sound(Files.createDirectory(in.resolve(".trash")).resolve("b.wav"));
    Path out = folder.resolve("out");
    CommandRun run = denoise(in, "-o", out);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out().lines()).containsExactly(out.resolve("a.wav").toString());
  }

  @Test
  void aFolderThatCannotBeReadDoesNotStopTheOthers() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    sound(in.resolve("b.wav"));
    Path locked = Files.createDirectory(in.resolve("a"));
    assumeThat(locked.toFile().setReadable(false) && !Files.isReadable(locked)).isTrue();
    try {
      Path out = folder.resolve("out");
      CommandRun run = denoise(in, "-o", out);
      assertThat(run.status()).isOne();
      assertThat(run.err()).contains(locked + " cannot be read");
      assertThat(out.resolve("b.wav")).exists();
    } finally {
      assertThat(locked.toFile().setReadable(true)).isTrue();
    }
  }

  @Test
  void resultsWithinTheInputsFolderAreNoInputsOfTheNextRun() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    sound(in.resolve("a.wav"));
    Path out = in.resolve("clean");
    assertThat(denoise(in, "-o", out).status()).isZero();
    sound(in.resolve("b.wav"));
    CommandRun again = denoise(in, "-o", out, "--force");
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.out().lines())
        .containsExactly(out.resolve("a.wav").toString(), out.resolve("b.wav").toString());
    assertThat(out.resolve("clean")).doesNotExist();
  }

  @Test
  void aBrokenFileDoesNotStopTheOthers() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    Files.writeString(in.resolve("a.wav"), "no sound at all");
    sound(in.resolve("b.wav"));
    Path out = folder.resolve("out");
    CommandRun run = denoise(in, "-o", out, "-j", 1);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("a.wav").doesNotContain("b.wav");
    assertThat(out.resolve("b.wav")).exists();
    assertThat(out.resolve("a.wav")).doesNotExist();
  }

  @Test
  void replacesResultsOnlyWhenForced() throws IOException {
    Path in = sound(folder.resolve("in.wav"));
    Path out = Files.writeString(folder.resolve("out.wav"), "mine");
    CommandRun refused = denoise(in, "-o", out);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("out.wav");
    assertThat(out).hasContent("mine");
    assertThat(denoise(in, "-o", out, "--force").status()).isZero();
    assertThat(AudioReader.readAll(out).frames()).isEqualTo(1000);
  }

  @Test
  void twoResultsOfOneNameAreRefusedBeforeAnythingIsWritten() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    sound(in.resolve("a.wav"));
    Files.copy(in.resolve("a.wav"), in.resolve("a.ogg"));
    Path out = folder.resolve("out");
    CommandRun run = denoise(in, "-o", out, "--flac");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("a.ogg", "a.wav", "a.flac");
    assertThat(out).doesNotExist();
  }

  @Test
  void drawsBeforeAndAfter() throws IOException {
    Path in = sound(folder.resolve("in.wav"));
    Path pictures = folder.resolve("pictures");
    assertThat(denoise(in, "-o", folder.resolve("out"), "--picture", pictures).status()).isZero();
    assertThat(pictures.resolve("in.png")).isNotEmptyFile();
  }

  @Test
  void aPictureThatMayNotBeWrittenIsSaidBeforeTheWork() throws IOException {
    Path in = sound(folder.resolve("in.wav"));
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    Path mine = Files.writeString(pictures.resolve("out.png"), "mine");
    Path out = folder.resolve("out.wav");
    CommandRun run = denoise(in, "-o", out, "--picture", pictures);
    assertThat(run.status()).isOne();
    assertThat(run.err()).contains("out.png exists already");
    assertThat(mine).hasContent("mine");
    assertThat(out).doesNotExist();
  }

  @Test
  void aResultWithoutItsPictureIsStillAResult() throws IOException {
    Path in = sound(folder.resolve("in.wav"));
    Path noFolder = Files.writeString(folder.resolve("pictures"), "a file");
    Path out = folder.resolve("out.wav");
    CommandRun run = denoise(in, "-o", out, "--picture", noFolder);
    assertThat(run.status()).isOne();
    assertThat(run.out().strip()).isEqualTo(out.toString());
    assertThat(run.err()).contains("no picture", "out.png");
    assertThat(out).exists();
    CommandRun json = denoise(in, "-o", out, "--picture", noFolder, "--force", "--json");
    assertThat(json.out()).contains("\"output\"", "\"pictureError\"");
  }

  @Test
  void everyResultHasAPictureOfItsOwn() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    sound(in.resolve("a.wav"));
    Files.copy(in.resolve("a.wav"), in.resolve("a.ogg"));
    Files.createDirectory(in.resolve("deeper"));
    Files.copy(in.resolve("a.wav"), in.resolve("deeper/b.wav"));
    Path pictures = folder.resolve("pictures");
    assertThat(denoise(in, "-o", folder.resolve("out"), "--picture", pictures).status()).isZero();
    assertThat(pictures.resolve("a.wav.png")).isNotEmptyFile();
    assertThat(pictures.resolve("a.ogg.png")).isNotEmptyFile();
    assertThat(pictures.resolve("deeper/b.png")).isNotEmptyFile();
  }

  @Test
  void saysWhereTheModelRuns() throws IOException {
    Path in = sound(folder.resolve("in.wav"));
    assertThat(denoise(in, "-o", folder.resolve("out")).err()).contains("runs on the CPU");
  }

  @ParameterizedTest
  @CsvSource({
    "--mix, 1.5",
    "--attenuation-limit, -1",
    "--mp3-bitrate, 1",
    "--provider, abacus",
    "-j, -2"
  })
  void valuesOutOfRangeAreBadUsage(String option, String value) throws IOException {
    Path in = sound(folder.resolve("in.wav"));
    CommandRun run = denoise(in, option, value, "-o", folder.resolve("out"));
    assertThat(run.status()).isEqualTo(2);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"in.wav, in.wav, x.aiff", "in.wav, in2.wav, x.wav", "., ., x.flac"})
  void aSoundFilesNameThatCannotBeTheResultsIsBadUsage(String one, String other, String out)
      throws IOException {
    sound(folder.resolve("in.wav"));
    sound(folder.resolve("in2.wav"));
    Object[] inputs =
        one.equals(other)
            ? new Object[] {folder.resolve(one), "-o", folder.resolve(out)}
            : new Object[] {folder.resolve(one), folder.resolve(other), "-o", folder.resolve(out)};
    CommandRun run = denoise(inputs);
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(out);
    assertThat(folder.resolve(out)).doesNotExist();
  }

  @Test
  void anUnknownModelOrPrecisionIsBadUsageAndSaidOnce() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    sound(in.resolve("a.wav"));
    sound(in.resolve("b.wav"));
    Path out = folder.resolve("out");
    CommandRun model = CommandRun.of("denoise", in, "-n", "nonesuch", "-o", out);
    assertThat(model.status()).isEqualTo(2);
    assertThat(model.err()).containsOnlyOnce("nonesuch");
    CommandRun precision = denoise(in, "--precision", "fp64", "-o", out);
    assertThat(precision.status()).isEqualTo(2);
    assertThat(precision.err()).containsOnlyOnce("fp64").contains("fp32");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {4_000, 384_000})
  void aRateThatCannotBeDenoisedIsSaidInItsWords(int rateHz) throws IOException {
    Path in = TestSounds.write(folder.resolve("in.wav"), new float[1][1000], rateHz);
    CommandRun run = denoise(in, "-o", folder.resolve("out"));
    assertThat(run.status()).isOne();
    assertThat(run.err())
        .contains("in.wav: has " + rateHz + " Hz; 8000 to 192000 Hz can be denoised");
  }

  @Test
  void nothingToDenoiseIsBadUsage() {
    assertThat(CommandRun.of("denoise").status()).isEqualTo(2);
    assertThat(CommandRun.of("denoise", "--live", "a.wav").status()).isEqualTo(2);
  }

  private static Path sound(Path wav) throws IOException {
    return TestSounds.write(wav, TestSounds.noise(1, 1000, 0.5, 1), 16_000);
  }

  private CommandRun denoise(Object... arguments) {
    List<Object> words = new ArrayList<>(List.of("denoise", "-n", model));
    words.addAll(List.of(arguments));
    return CommandRun.of(words.toArray());
  }
}
