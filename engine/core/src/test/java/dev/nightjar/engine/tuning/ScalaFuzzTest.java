package dev.nightjar.engine.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * Runs over the inputs kept in the test resources; with {@code JAZZER_FUZZ=1} searches for more
 * that fail.
 */
class ScalaFuzzTest {

  @FuzzTest(maxDuration = "60s")
  void anyBytesAreAScaleOrAnError(byte[] bytes) {
    try {
      check(new ScalaTuning(Scale.parse(bytes, "fuzz.scl")));
    } catch (TuningException e) {
      assertThat(e).hasMessageStartingWith("fuzz.scl");
    }
  }

  @FuzzTest(maxDuration = "60s")
  void anyBytesAreAMappingOrAnError(byte[] bytes) throws TuningException {
    Scale scale = Scale.parse("x\n2\n3/2\n2\n".getBytes(StandardCharsets.US_ASCII), "x");
    try {
      check(new ScalaTuning(scale, KeyboardMapping.parse(bytes, "fuzz.kbm")));
    } catch (TuningException e) {
      assertThat(e).hasMessageStartingWith("fuzz.kbm");
    }
  }

  private static void check(Tuning tuning) {
    for (int key = 0; key < 128; key++) {
      double pitch = tuning.pitch(key);
      assertThat(Double.isNaN(pitch) || (pitch >= -36 && pitch <= 160)).isTrue();
    }
  }
}
