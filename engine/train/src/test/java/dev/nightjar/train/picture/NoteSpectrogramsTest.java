package dev.nightjar.train.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.train.notes.Banks;
import dev.nightjar.train.notes.NoteBank;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoteSpectrogramsTest {

  @TempDir Path folder;

  private static int loudestBand(LogMel mel, double hz) {
    float[] sound = new float[mel.frames()];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) Math.sin(2 * Math.PI * hz * i / 16_000);
    }
    float[] picture = mel.of(sound);
    int loudest = 0;
    for (int band = 0; band < 40; band++) {
      assertThat(picture[band * 4 + 2]).isBetween(-1f, 0f);
      if (picture[band * 4 + 2] > picture[loudest * 4 + 2]) {
        loudest = band;
      }
    }
    return loudest;
  }

  @Test
  void higherTonesLieInHigherBandsEvenlyInMel() {
    LogMel mel = new LogMel(40, 4, 1_024, 512, 16_000);
    // 1000, 2000 and 4000 Hz are 1000, 1521 and 2146 mel, of 40 Hz's 60 to 8000 Hz's 2840.
    assertThat(loudestBand(mel, 1_000)).isBetween(12, 14);
    assertThat(loudestBand(mel, 2_000)).isBetween(20, 22);
    assertThat(loudestBand(mel, 4_000)).isBetween(29, 31);
  }

  @Test
  void silenceIsAtTheFloor() {
    LogMel mel = new LogMel(40, 4, 1_024, 512, 16_000);
    assertThat(mel.of(new float[mel.frames()])).containsOnly(-1f);
  }

  @Test
  void pitchesOfTheTestAreNotLearned() throws IOException {
    try (NoteBank bank = Banks.small(folder)) {
      Pictures.Split split = NoteSpectrograms.of(bank, 1);
      assertThat(split.training().count() + split.test().count()).isEqualTo(bank.notes().size());
      assertThat(split.training().classes()).isEqualTo(3);
      assertThat(split.training().labels()).contains(0, 1, 2);
      assertThat(split.training().form()).isEqualTo(new Pictures.Form(1, 40, 32));
    }
  }
}
