package dev.nightjar.engine.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the bytes are: sound, or an error that says so; never a crash or another exception. */
class AudioReaderFuzzTest {
  private static final int MUTANTS = 40;
  private static final int HEADER_BYTES = 400;

  @TempDir Path folder;

  /** With {@code JAZZER_FUZZ=1} a search for bytes that fail; otherwise the known inputs. */
  @FuzzTest(maxDuration = "60s")
  void anyBytesAreSoundOrAnError(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("fuzz", ".bin");
    try {
      readOrRefuse(Files.write(file, bytes));
    } finally {
      Files.delete(file);
    }
  }

  @ParameterizedTest
  @EnumSource(Encoding.Format.class)
  void damagedFilesAreSoundOrAnError(Encoding.Format format) throws Exception {
    Path sound = folder.resolve("sound");
    AudioRoundTripTest.write(
        sound, new Encoding(format, 0, false), AudioRoundTripTest.music(2, 12_000, 48_000), 48_000);
    byte[] whole = Files.readAllBytes(sound);
    SplittableRandom random = new SplittableRandom(format.ordinal());
    Path damaged = folder.resolve("damaged");
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] bytes = whole.clone();
      int changes = 1 + random.nextInt(8);
      for (int change = 0; change < changes; change++) {
        int range = random.nextBoolean() ? Math.min(HEADER_BYTES, bytes.length) : bytes.length;
        bytes[random.nextInt(range)] = (byte) random.nextInt();
      }
      refused += readOrRefuse(Files.write(damaged, bytes)) ? 0 : 1;
    }
    assertThat(refused).isLessThan(MUTANTS);
  }

  private static boolean readOrRefuse(Path file) {
    try (AudioReader reader = AudioReader.open(file)) {
      float[][] block = new float[reader.channels()][1024];
      long most = 1L << 24;
      while (most > 0 && reader.read(block, 0, 1024) >= 0) {
        most -= 1024;
      }
      return true;
    } catch (AudioFileException e) {
      assertThat(e).hasMessageContaining(file.toString());
      return false;
    }
  }
}
