package dev.nightjar.train.sing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.train.notes.Banks;
import dev.nightjar.train.notes.Note;
import dev.nightjar.train.notes.NoteBank;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PitchSplitTest {

  private static final List<String> INSTRUMENTS = List.of("flute", "oboe", PitchSplit.DRUMS);

  @TempDir Path folder;

  @Test
  void aTenthOfTheInnerPitchesOfEachMelodicInstrumentIsHeldOut() throws IOException {
    try (NoteBank bank = Banks.clicks(folder, INSTRUMENTS, 50, 71)) {
      for (long seed = 0; seed < 20; seed++) {
        PitchSplit split = PitchSplit.of(bank, seed);
        assertThat(split.training().size() + split.heldOut().size()).isEqualTo(bank.notes().size());
        assertThat(split.training()).doesNotContainAnyElementsOf(split.heldOut());
        List<Note> held = split.heldOut().stream().map(bank.notes()::get).toList();
        assertThat(held).extracting(Note::instrument).doesNotContain(2);
        assertThat(held).extracting(Note::pitch).doesNotContain(50, 71).hasSizeBetween(2, 4);
      }
    }
  }

  @Test
  void everyPitchIsLearnedBySomeInstrument() throws IOException {
    try (NoteBank bank = Banks.clicks(folder, INSTRUMENTS, 50, 71)) {
      for (long seed = 0; seed < 20; seed++) {
        List<Integer> learned =
            PitchSplit.of(bank, seed).training().stream()
                .map(bank.notes()::get)
                .filter(note -> note.instrument() < 2)
                .map(Note::pitch)
                .toList();
        for (int pitch = 50; pitch <= 71; pitch++) {
          assertThat(learned).contains(pitch);
        }
      }
    }
  }

  @Test
  void theSeedDecides() throws IOException {
    try (NoteBank bank = Banks.clicks(folder, INSTRUMENTS, 50, 71)) {
      assertThat(PitchSplit.of(bank, 1)).isEqualTo(PitchSplit.of(bank, 1));
      assertThat(PitchSplit.of(bank, 1)).isNotEqualTo(PitchSplit.of(bank, 2));
    }
  }
}
