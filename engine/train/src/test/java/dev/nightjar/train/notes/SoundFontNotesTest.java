package dev.nightjar.train.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.engine.measure.PitchDeviation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundFontNotesTest {

  @TempDir static Path folder;
  private static NoteBank bank;

  @BeforeAll
  static void render() throws IOException {
    bank = Banks.small(folder);
  }

  @Test
  void everyPitchIsThereInFiveVelocities() {
    assertThat(bank.instruments()).containsExactly("acoustic-grand-piano", "flute", "drum-kit");
    assertThat(bank.notes().stream().filter(note -> note.instrument() == 1)).hasSize(4 * 5);
    assertThat(bank.notes().stream().map(Note::velocity).distinct())
        .containsExactlyElementsOf(SoundFontNotes.VELOCITIES);
  }

  @Test
  void aNoteSoundsAtItsPitchFromItsFirstFramesOnAndEndsAfterItsRelease() throws Exception {
    for (int i = 0; i < bank.notes().size(); i++) {
      Note note = bank.notes().get(i);
      if (note.instrument() != 1) {
        continue;
      }
      float[] sound = bank.sound(i);
      double hz = 440 * Math.pow(2, (note.pitch() - 69) / 12.0);
      float[] held = Arrays.copyOfRange(sound, 8000, 40_000);
      assertThat(PitchDeviation.cents(held, 16_000, hz).orElseThrow()).isCloseTo(0, within(30.0));
      assertThat(rms(sound, 0, 1600)).isGreaterThan(0.01);
      assertThat(rms(sound, 63_000, 64_000)).isLessThan(0.05 * rms(sound, 40_000, 48_000));
    }
  }

  @Test
  void allNotesAreEquallyLoudAndRememberHowLoudTheyWere() throws Exception {
    float softest = 1;
    float loudest = 0;
    for (int i = 0; i < bank.notes().size(); i++) {
      float peak = 0;
      for (float sample : bank.sound(i)) {
        peak = Math.max(peak, Math.abs(sample));
      }
      assertThat(peak).isCloseTo(0.9f, within(1e-3f));
      softest = Math.min(softest, bank.notes().get(i).peak());
      loudest = Math.max(loudest, bank.notes().get(i).peak());
    }
    assertThat(loudest).isGreaterThan(4 * softest);
  }

  @Test
  void aBankThatIsThereIsTakenAndAnotherSourceMakesItAnew() throws Exception {
    Path own = Files.createDirectory(folder.resolve("own"));
    Path soundFont = Banks.soundFont(own);
    List<Program> one = List.of(new Program("flute", 73, 70, 70));
    List<String> rendered = new java.util.ArrayList<>();
    SoundFontNotes.load(soundFont, one, own, (n, name) -> rendered.add(name)).close();
    SoundFontNotes.load(soundFont, one, own, (n, name) -> rendered.add(name)).close();
    assertThat(rendered).containsExactly("flute");
    List<Program> other = List.of(new Program("oboe", 68, 70, 70));
    SoundFontNotes.load(soundFont, other, own, (n, name) -> rendered.add(name)).close();
    assertThat(rendered).containsExactly("flute", "oboe");
  }

  @Test
  void whatIsNoSoundFontIsNamed() throws Exception {
    Path text = Files.writeString(folder.resolve("text.sf2"), "no soundfont");
    assertThatThrownBy(
            () -> SoundFontNotes.load(text, Program.generalMidi(), folder, (n, name) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("text.sf2");
    assertThatThrownBy(
            () ->
                SoundFontNotes.load(
                    folder.resolve("none.sf2"), Program.generalMidi(), folder, (n, name) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.sf2")
        .hasMessageContaining("fluid-soundfont-gm");
  }

  private static double rms(float[] sound, int from, int to) {
    double sum = 0;
    for (int n = from; n < to; n++) {
      sum += (double) sound[n] * sound[n];
    }
    return Math.sqrt(sum / (to - from));
  }
}
