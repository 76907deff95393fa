package dev.nightjar.engine.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs over the inputs kept in the test resources; with {@code JAZZER_FUZZ=1} searches for more
 * that fail.
 */
class AudioReaderFuzzTest {

  @FuzzTest(maxDuration = "60s")
  void anyBytesAreSoundOrAnError(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("fuzz", ".bin");
    try {
      DamagedFilesTest.readOrRefuse(Files.write(file, bytes));
    } finally {
      Files.delete(file);
    }
  }
}
