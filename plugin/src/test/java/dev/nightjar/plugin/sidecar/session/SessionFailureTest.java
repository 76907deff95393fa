package dev.nightjar.plugin.sidecar.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.plugin.sidecar.memory.SegmentException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionFailureTest {
  @ParameterizedTest
  @ValueSource(strings = {"a word", "a sentence."})
  void whatIsSaidEndsWithOneFullStop(String message) {
    Throwable[] all = {new IllegalStateException(message), new SegmentException(message)};
    for (Throwable thrown : all) {
      assertThat(SessionFailure.describe("org.example.gain", thrown))
          .contains(message)
          .endsWith(".")
          .doesNotContain("..");
    }
  }
}
