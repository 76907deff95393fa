package dev.nightjar.train.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.engine.file.AudioWriter;
import dev.nightjar.engine.file.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NSynthNotesTest {

  @TempDir Path folder;

  @Test
  void readsTheFolderAndLeavesOutWhatCantBeRead() throws Exception {
    write("bass_synthetic_033-022-050", 0.5f);
    write("flute_acoustic_002-060-127", 0.25f);
    json(
        """
        {"bass_synthetic_033-022-050":
           {"instrument_str": "bass_synthetic_033", "pitch": 22, "velocity": 50, "qualities": [0]},
         "flute_acoustic_002-060-127":
           {"instrument_str": "flute_acoustic_002", "pitch": 60, "velocity": 127},
         "absent-001-025": {"instrument_str": "absent", "pitch": 1, "velocity": 25}}
        """);
    List<String> log = new ArrayList<>();
    try (NoteBank bank = NSynthNotes.load(folder, folder.resolve("cache"), log::add)) {
      assertThat(bank.instruments()).containsExactly("bass_synthetic_033", "flute_acoustic_002");
      assertThat(bank.notes()).hasSize(2);
      assertThat(bank.notes().get(0).pitch()).isEqualTo(22);
      assertThat(bank.notes().get(1).instrument()).isEqualTo(1);
      assertThat(bank.notes().get(0).peak()).isBetween(0.49f, 0.51f);
      assertThat(bank.sound(1)).hasSize(64_000);
    }
    assertThat(log).hasSize(2);
    assertThat(log.get(0)).contains("absent-001-025.wav");
    assertThat(log.get(1)).contains("left out: absent, as none of its notes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | no JSON",
        "{} | names no notes",
        "{\"a\": {\"pitch\": 3, \"velocity\": 50}} | note a has no instrument_str",
        "{\"a\": {\"instrument_str\": \"b\", \"pitch\": 128, \"velocity\": 50}} | pitch must be 0"
            + " to 127",
        "{\"a\": {\"instrument_str\": \"b\", \"pitch\": 3}} | velocity must be 1 to 127",
        "{\"../a\": {\"instrument_str\": \"b\", \"pitch\": 3, \"velocity\": 5}} | no name of a note"
      })
  void aListThatIsNotAsItShouldBeIsNamed(String json, String reason) throws Exception {
    json(json);
    assertThatThrownBy(() -> NSynthNotes.load(folder, folder.resolve("cache"), line -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("examples.json")
        .hasMessageContaining(reason);
  }

  @Test
  void aFolderWithoutAListIsNamed() {
    assertThatThrownBy(() -> NSynthNotes.load(folder, folder.resolve("cache"), line -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("examples.json");
  }

  private void json(String text) throws IOException {
    Files.writeString(folder.resolve("examples.json"), text);
  }

  private void write(String name, float peak) throws IOException {
    Files.createDirectories(folder.resolve("audio"));
    float[] sound = new float[64_000];
    for (int n = 0; n < sound.length; n++) {
      sound[n] = peak * (float) Math.sin(0.1 * n);
    }
    try (AudioWriter writer =
        AudioWriter.create(
            folder.resolve("audio").resolve(name + ".wav"), Encoding.WAV_16, 1, 16_000, false)) {
      writer.write(new float[][] {sound}, 0, sound.length);
      writer.commit();
    }
  }
}
