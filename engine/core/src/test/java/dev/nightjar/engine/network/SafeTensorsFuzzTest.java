package dev.nightjar.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/**
 * Runs over the inputs kept in the test resources; with {@code JAZZER_FUZZ=1} searches for more
 * that fail.
 */
class SafeTensorsFuzzTest {

  @FuzzTest(maxDuration = "60s")
  void anyBytesAreWeightsOrAnError(byte[] bytes) {
    try {
      assertThat(SafeTensors.parse(bytes, "fuzz").weights()).isNotNull();
    } catch (IOException e) {
      assertThat(e).hasMessageStartingWith("fuzz");
    }
  }
}
