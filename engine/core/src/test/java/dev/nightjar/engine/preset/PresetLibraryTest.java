package dev.nightjar.engine.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.engine.preset.Preset.Timbre;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PresetLibraryTest {

  private static PresetLibrary library;

  @BeforeAll
  static void load() throws PresetException {
    library = PresetLibrary.bundled();
  }

  @Test
  void everyFileOfTheFolderIsAPresetOfThatName()
      throws IOException, URISyntaxException, PresetException {
    Path folder = Path.of(PresetLibrary.class.getResource("/dev/nightjar/presets/sounds/").toURI());
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.map(file -> file.getFileName().toString())
          .filter(file -> !file.equals("general-midi.json") && !file.equals("preset.schema.json"))
          .forEach(file -> files.add(file.replaceFirst("\\.json$", "")));
    }
    assertThat(library.names()).containsExactlyInAnyOrderElementsOf(files);
    for (String name : files) {
      Preset preset = PresetFile.read(folder.resolve(name + ".json"));
      assertThat(preset).isEqualTo(library.get(name));
      assertThat(preset.name()).isEqualTo(name);
      assertThat(preset.description()).isNotBlank();
    }
  }

  /** A morph that a controller sets begins where the controller rests. */
  @Test
  void morphsBeginWhereTheirControllerRests() throws PresetException {
    int morphs = 0;
    for (String name : library.names()) {
      Timbre timbre = library.get(name).timbre();
      if (timbre.morphController() != Timbre.NO_CONTROLLER) {
        assertThat(timbre.morph()).as(name).isEqualTo(timbre.morphController() == 74 ? 0.5 : 0);
        assertThat(timbre.morphTo()).isNotEqualTo(timbre.instrument());
        morphs++;
      }
    }
    assertThat(morphs).isGreaterThanOrEqualTo(8);
  }

  @Test
  void everyProgramOfEveryBankIsAPreset() throws PresetException {
    for (int bank = 0; bank < 1 << 14; bank += 61) {
      for (int program = 0; program < 128; program++) {
        assertThat(library.forProgram(bank, program)).isNotNull();
      }
    }
  }

  @Test
  void programsAreThoseOfGeneralMidi() throws PresetException {
    assertThat(library.forProgram(0, 0).name()).isEqualTo("acoustic-grand-piano");
    assertThat(library.forProgram(0, 33).name()).isEqualTo("fingered-bass");
    assertThat(library.forProgram(0, 73).name()).isEqualTo("flute");
    assertThat(library.forProgram(0, 108).name()).isEqualTo("kalimba");
    assertThat(library.drums().timbre().instrument()).isEqualTo("drum-kit");
  }

  @Test
  void banksHoldVariationsAndDrums() throws PresetException {
    String variation = "piano-into-pad";
    assertThat(library.forProgram(8 << 7, 0).name()).as("GS").isEqualTo(variation);
    assertThat(library.forProgram(8, 0).name()).as("XG").isEqualTo(variation);
    assertThat(library.forProgram(121 << 7 | 8, 0).name()).as("GM2").isEqualTo(variation);
    assertThat(library.forProgram(8 << 7, 2)).isEqualTo(library.forProgram(0, 2));
    assertThat(library.forProgram(120 << 7, 5)).isEqualTo(library.drums());
    assertThat(library.forProgram(127 << 7, 5)).isEqualTo(library.drums());
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> library.get("paino"))
        .isInstanceOf(PresetException.class)
        .hasMessageStartingWith("no preset is called 'paino'; there are acoustic-grand-piano, ");
  }
}
