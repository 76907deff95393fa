package dev.nightjar.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.CommandRun;
import dev.nightjar.plugin.TestSounds;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectCommandTest {
  @TempDir private Path folder;

  @Test
  void drawsAPictureThatShowsTheSound() throws IOException {
    BufferedImage sine = draw("sine", TestSounds.sine(440, 16_000, 16_000, 0.5));
    BufferedImage silence = draw("silence", new float[1][16_000]);
    assertThat(sine.getWidth()).isEqualTo(1600);
    assertThat(coloursIn(sine)).isGreaterThan(2 * coloursIn(silence));
  }

  /** In one channel a sine of 997 Hz is as loud as its RMS (ITU-R BS.1770), here to 0.1 dB. */
  @Test
  void saysHowLoudTheSoundIs() throws IOException {
    Path wav = sound("tone", TestSounds.sine(997, 16_000, 32_000, 0.1));
    CommandRun run = CommandRun.of("inspect", wav, "-o", folder.resolve("tone.png"));
    assertThat(run.out().lines().skip(1))
        .singleElement()
        .asString()
        .matches("2.00 s, mono, 16000 Hz, peak −20.0 dBFS, RMS −23.0 dBFS, −23.[01] LUFS");
    Path silence = sound("silence", new float[1][16_000]);
    CommandRun silent =
        CommandRun.of("inspect", wav, "--beside", silence, "-o", folder.resolve("b.png"));
    assertThat(silent.out().lines().skip(2)).containsExactly("1.00 s, mono, 16000 Hz, silent");
  }

  @Test
  void drawsTwoSoundsOneAboveTheOther() throws IOException {
    Path sine = sound("sine", TestSounds.sine(440, 16_000, 16_000, 0.5));
    Path silence = sound("silence", new float[1][16_000]);
    Path png = folder.resolve("both.png");
    assertThat(CommandRun.of("inspect", sine, "--beside", silence, "-o", png).status()).isZero();
    BufferedImage both = ImageIO.read(png.toFile());
    BufferedImage upper = both.getSubimage(0, 0, 1600, both.getHeight() / 2);
    BufferedImage lower =
        both.getSubimage(0, both.getHeight() / 2, 1600, both.getHeight() - both.getHeight() / 2);
    assertThat(coloursIn(upper)).isGreaterThan(2 * coloursIn(lower));
  }

  @Test
  void twoSoundsShareTheTimeAxisOfTheLongerOne() throws IOException {
    Path first = sound("first", TestSounds.noise(1, 16_000, 0.5, 1));
    Path longer = sound("longer", TestSounds.noise(1, 32_000, 0.5, 1));
    Path png = folder.resolve("both.png");
    assertThat(CommandRun.of("inspect", first, "--beside", longer, "-o", png).status()).isZero();
    BufferedImage both = ImageIO.read(png.toFile());
    // Within the plots, from 60 to 80 % of the time.
    BufferedImage upper = both.getSubimage(920, 200, 260, 150);
    BufferedImage lower = both.getSubimage(920, both.getHeight() - 300, 260, 150);
    assertThat(coloursIn(upper)).isOne();
    assertThat(coloursIn(lower)).isGreaterThan(100);
  }

  @Test
  void drawsSoundsShorterThanAnyWindow() throws IOException {
    assertThat(draw("short", TestSounds.noise(2, 7, 0.5, 1))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 999, 768_001, 2_000_000_000})
  void ratesThatNoRecordingHasAreRefused(int rateHz) throws IOException {
    Path wav = ofRate(rateHz);
    CommandRun run = CommandRun.of("inspect", wav, "-o", folder.resolve("a.png"));
    assertThat(run.status()).isOne();
    assertThat(run.err()).contains("a.wav has " + rateHz + " Hz").hasLineCount(1);
  }

  @Test
  void theLowestRateIsDrawn() throws IOException {
    CommandRun run = CommandRun.of("inspect", ofRate(1_000), "-o", folder.resolve("a.png"));
    assertThat(run.status()).as(run.err()).isZero();
  }

  private Path ofRate(int rateHz) throws IOException {
    return TestSounds.write(folder.resolve("a.wav"), TestSounds.noise(1, 100, 0.5, 1), rateHz);
  }

  @Test
  void replacesAPictureOnlyWhenForced() throws IOException {
    Path wav = sound("a", TestSounds.noise(1, 1000, 0.5, 1));
    Path png = Files.writeString(folder.resolve("a.png"), "mine");
    CommandRun refused = CommandRun.of("inspect", wav, "-o", png);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("a.png", "--force");
    assertThat(png).hasContent("mine");
    assertThat(CommandRun.of("inspect", wav, "-o", png, "--force").status()).isZero();
    assertThat(ImageIO.read(png.toFile())).isNotNull();
  }

  @Test
  void aPictureIsNamedSo() throws IOException {
    Path wav = sound("a", TestSounds.noise(1, 1000, 0.5, 1));
    byte[] before = Files.readAllBytes(wav);
    CommandRun run = CommandRun.of("inspect", wav, "-o", wav, "--force");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("a.wav", ".png");
    assertThat(wav).hasBinaryContent(before);
  }

  @Test
  void soundsAreNeverReplacedWhateverTheirNames() throws IOException {
    Path wav = sound("a", TestSounds.noise(1, 1000, 0.5, 1));
    Path odd = Files.copy(wav, folder.resolve("b.png"));
    byte[] before = Files.readAllBytes(odd);
    assertThat(CommandRun.of("inspect", odd, "-o", odd, "--force").status()).isOne();
    assertThat(CommandRun.of("inspect", wav, "--beside", odd, "-o", odd, "--force").status())
        .isOne();
    assertThat(odd).hasBinaryContent(before);
  }

  @Test
  void leavesOnlyThePictureBehind() throws IOException {
    draw("a", TestSounds.noise(1, 1000, 0.5, 1));
    assertThat(folder).isDirectoryContaining("glob:**.png");
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("a.wav", "a.png");
    }
  }

  private BufferedImage draw(String name, float[][] samples) throws IOException {
    Path png = folder.resolve(name + ".png");
    CommandRun run = CommandRun.of("inspect", sound(name, samples), "-o", png);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().findFirst()).contains(png.toString());
    return ImageIO.read(png.toFile());
  }

  private Path sound(String name, float[][] samples) throws IOException {
    return TestSounds.write(folder.resolve(name + ".wav"), samples, 16_000);
  }

  private static long coloursIn(BufferedImage image) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
        .distinct()
        .count();
  }
}
