package dev.nightjar.engine.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the bytes are: sound, or an error that says so; never a crash or another exception. */
class DamagedFilesTest {
  private static final int MUTANTS = 40;
  private static final int HEADER_BYTES = 400;
  private static final long MOST_FRAMES = 1L << 24;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Encoding.Format.class)
  void damagedFilesAreSoundOrAnError(Encoding.Format format) throws Exception {
    Path sound = folder.resolve("sound");
    AudioRoundTripTest.write(
        sound, new Encoding(format, 0, false), AudioRoundTripTest.music(2, 12_000, 48_000), 48_000);
    byte[] whole = Files.readAllBytes(sound);
    SplittableRandom random = new SplittableRandom(format.name().hashCode());
    Path damaged = folder.resolve("damaged");
    for (int i = 0; i < MUTANTS; i++) {
      byte[] bytes = whole.clone();
      int changes = 1 + random.nextInt(8);
      for (int change = 0; change < changes; change++) {
        int range = random.nextBoolean() ? Math.min(HEADER_BYTES, bytes.length) : bytes.length;
        bytes[random.nextInt(range)] = (byte) random.nextInt();
      }
      readOrRefuse(Files.write(damaged, bytes));
    }
  }

  /** Reads to the end, within reason. */
  static void readOrRefuse(Path file) {
    try (AudioReader reader = AudioReader.open(file)) {
      assertThat(reader.channels()).isPositive();
      assertThat(reader.sampleRateHz()).isPositive();
      float[][] block = new float[reader.channels()][1024];
      long left = MOST_FRAMES;
      for (int count = 0; count >= 0 && left > 0; left -= count) {
        count = reader.read(block, 0, 1024);
      }
    } catch (AudioFileException e) {
      assertThat(e).hasMessageContaining(file.toString());
    }
  }
}
