package dev.nightjar.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.preset.Preset;
import org.junit.jupiter.api.Test;

class SynthVoicesTest {

  private static final int RATE = 48_000;
  private static final Preset HELD =
      Presets.of(
          new Preset.Timbre(Tones.SINE, null, 0, -1, true),
          new Preset.Envelope(0.01, 0, 1, 0.3),
          Presets.OPEN,
          Presets.DRY);

  private static Synth synth(Preset preset, int voices) {
    return new Synth(
        new Tones(), Programs.always(preset), SynthSettings.offline(RATE).withVoices(voices));
  }

  @Test
  void thereAreNeverMoreVoicesThanAllowed() {
    try (Synth synth = synth(HELD, 8)) {
      Song song = new Song();
      for (int i = 0; i < 60; i++) {
        song.on(i * 700, 30 + i, 100);
      }
      int[] most = {0};
      song.play(synth, 50_000, () -> 100, () -> most[0] = Math.max(most[0], synth.voices()));
      assertThat(most[0]).isEqualTo(8);
      assertThat(synth.statistics().stolenVoices()).isEqualTo(52);
      assertThat(synth.statistics().droppedNotes()).isZero();
    }
  }

  @Test
  void aProgramThatCannotBePlayedIsCountedAndChangesNothing() {
    Programs first =
        new Programs() {
          @Override
          public Preset preset(int channel, int bank, int program) {
            return program == 0 ? HELD : Presets.plain("theremin", true);
          }

          @Override
          public boolean drums(int channel, int bank, int program) {
            return false;
          }
        };
    try (Synth synth = new Synth(new Tones(), first, SynthSettings.offline(RATE));
        Synth plain = synth(HELD, 64)) {
      float[][] out = new Song().at(0, 0xC0, 7, 0).on(1, 60, 100).play(synth, 9_600);
      assertThat(synth.missingPrograms()).isEqualTo(1);
      assertThat(synth.statistics().missingPrograms()).isEqualTo(1);
      assertThat(out).isDeepEqualTo(new Song().on(1, 60, 100).play(plain, 9_600));
      assertThat(plain.missingPrograms()).isZero();
    }
  }

  @Test
  void stealingMakesNoClick() {
    try (Synth synth = synth(HELD, 3)) {
      Song song = new Song();
      for (int i = 0; i < 12; i++) {
        song.on(i * 5_003, 60 + i % 5, 100);
      }
      float[] out = song.play(synth, 70_000)[0];
      double three = Hearing.greatestBend(out, 10_500, 15_000);
      assertThat(Hearing.greatestBend(out, 15_000, 70_000)).isLessThan(1.7 * three);
    }
  }

  @Test
  void theNewestNoteIsNeverTheVictim() {
    try (Synth synth = synth(HELD, 2)) {
      Song song = new Song().on(0, 60, 127).on(20_000, 64, 127);
      // Soft ones, so that only their age keeps them.
      for (int i = 0; i < 10; i++) {
        song.on(40_000 + 10_000 * i, 80 + i, 8);
      }
      float[] out = song.play(synth, 150_000)[0];
      double last = 440 * Math.pow(2, (89 - 69) / 12.0);
      assertThat(Hearing.centsFrom(last, out, 132_000, 149_000, RATE)).isBetween(-30.0, 30.0);
      assertThat(synth.statistics().droppedNotes()).isZero();
    }
  }

  @Test
  void ofAChordTooLargeTheRestIsDroppedButNoneStolen() {
    try (Synth synth = synth(HELD, 4)) {
      Song song = new Song();
      for (int i = 0; i < 7; i++) {
        song.on(100, 60 + i, 100);
      }
      song.play(synth, 5_000);
      assertThat(synth.voices()).isEqualTo(4);
      assertThat(synth.statistics().stolenVoices()).isZero();
      assertThat(synth.statistics().droppedNotes()).isEqualTo(3);
    }
  }

  @Test
  void aReleasedVoiceGoesFirst() {
    try (Synth synth = synth(HELD, 2)) {
      float[] out =
          new Song()
              .on(0, 60, 100)
              .on(10_000, 67, 100)
              .off(20_000, 67)
              .on(21_000, 72, 100)
              .play(synth, 60_000)[0];
      // Of 60 and 72 both sound: together they are louder than one.
      double first = Hearing.levelDb(out, 4_000, 10_000);
      assertThat(Hearing.levelDb(out, 40_000, 60_000)).isBetween(first + 2, first + 4);
    }
  }

  @Test
  void silentSaysWhetherAnythingSounds() {
    Preset wet =
        Presets.of(HELD.timbre(), HELD.envelope(), HELD.filter(), new Preset.Stage(0, 0, 0.5, 0.5));
    try (Synth synth = synth(wet, 4)) {
      assertThat(synth.silent()).isTrue();
      float[][] out = new float[2][64];
      synth.message(0x90 | 60 << 8 | 100 << 16);
      assertThat(synth.silent()).isFalse();
      for (int i = 0; i < 100; i++) {
        synth.render(out[0], out[1], 0, 64);
        assertThat(synth.silent()).isFalse();
      }
      synth.message(0x80 | 60 << 8);
      int blocks = 0;
      while (!synth.silent() && blocks < 100_000) {
        synth.render(out[0], out[1], 0, 64);
        blocks++;
      }
      assertThat(blocks).isLessThan(8 * RATE / 64);
      for (int i = 0; i < 1_000; i++) {
        synth.render(out[0], out[1], 0, 64);
        assertThat(Hearing.greatest(out[0], 0, 64)).isZero();
      }
    }
  }

  @Test
  void allNotesOffLetsGoOfAll() {
    try (Synth synth = synth(HELD, 16)) {
      Song song = new Song();
      for (int i = 0; i < 10; i++) {
        song.on(i * 100, 50 + i, 90);
      }
      song.control(20_000, 123, 0);
      song.play(synth, 60_000);
      assertThat(synth.voices()).isZero();
    }
  }

  @Test
  void aFloodOfMessagesLosesNoNoteOff() {
    try (Synth synth = synth(HELD, 16)) {
      Song song = new Song();
      for (int i = 0; i < 20_000; i++) {
        song.control(0, 1, i & 127);
      }
      song.on(10_000, 60, 100);
      for (int i = 0; i < 20_000; i++) {
        song.control(20_000, 11, 127);
      }
      song.off(20_000, 60);
      for (int i = 0; i < 20_000; i++) {
        song.control(20_000, 10, 64);
      }
      song.play(synth, 60_000);
      assertThat(synth.statistics().hastyMessages()).isPositive();
      assertThat(synth.voices()).isZero();
      assertThat(synth.silent()).isTrue();
    }
  }

  @Test
  void drumsIgnoreNoteOffsAndHiHatsChokeEachOther() {
    Programs kit = Programs.always(Presets.drums());
    SynthSettings settings = SynthSettings.offline(RATE);
    try (Synth ringing = new Synth(new Tones(), kit, settings);
        Synth shortened = new Synth(new Tones(), kit, settings);
        Synth choked = new Synth(new Tones(), kit, settings)) {
      float[][] whole = new Song().on(0, 46, 100).play(ringing, 40_000);
      float[][] off = new Song().on(0, 46, 100).off(50, 46).play(shortened, 40_000);
      assertThat(off).isDeepEqualTo(whole);
      new Song().on(0, 46, 100).on(3_000, 38, 100).on(5_000, 42, 1).play(choked, 5_000 + 600);
      assertThat(choked.voices()).isEqualTo(2);
    }
  }

  @Test
  void keysThatAKitLacksStaySilent() {
    try (Synth synth = synth(Presets.drums(), 8)) {
      new Song().on(0, 20, 100).on(0, 100, 100).play(synth, 2_000);
      assertThat(synth.voices()).isZero();
      assertThat(synth.statistics().droppedNotes()).isZero();
    }
  }
}
