package dev.nightjar.engine.preset;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Runs over the inputs kept in the test resources; with {@code JAZZER_FUZZ=1} searches for more
 * that fail.
 */
class PresetFileFuzzTest {

  @FuzzTest(maxDuration = "60s")
  void anyBytesAreAPresetOrAnError(byte[] bytes) throws PresetException {
    Preset preset;
    try {
      preset = PresetFile.parse(bytes, "fuzz.json");
    } catch (PresetException e) {
      assertThat(e).hasMessageStartingWith("fuzz.json");
      return;
    }
    assertThat(PresetFile.parse(PresetFile.json(preset), "written.json")).isEqualTo(preset);
  }
}
