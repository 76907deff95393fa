package dev.nightjar.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.preset.PresetException;
import dev.nightjar.engine.preset.PresetLibrary;
import org.junit.jupiter.api.Test;

class ProgramsTest {

  @Test
  void channelTenPlaysDrumsAndTheOthersTheirProgram() throws PresetException {
    PresetLibrary library = PresetLibrary.bundled();
    Programs programs = Programs.generalMidi(library);
    assertThat(programs.preset(9, 0, 40)).isEqualTo(library.drums());
    assertThat(programs.drums(9, 0, 40)).isTrue();
    for (int program = 0; program < 128; program++) {
      assertThat(programs.preset(3, 0, program)).isEqualTo(library.forProgram(0, program));
      assertThat(programs.drums(3, 0, program)).isFalse();
    }
    assertThat(programs.drums(3, 120 << 7, 0)).isTrue();
  }

  @Test
  void onePresetPlaysEverywhereAsDrumsIfItIsAKit() {
    Programs melodic = Programs.always(Presets.plain(Tones.SINE, true));
    assertThat(melodic.preset(9, 3, 7)).isEqualTo(Presets.plain(Tones.SINE, true));
    assertThat(melodic.drums(9, 3, 7)).isFalse();
    assertThat(Programs.always(Presets.drums()).drums(0, 0, 0)).isTrue();
  }
}
