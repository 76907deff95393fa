package dev.nightjar.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.preset.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SynthJointsTest {

  private static final int RATE = 48_000;
  private static final int LATENCY = 256;
  private static final Preset.Envelope LONG = new Preset.Envelope(0, 0, 1, 20);

  private static Synth synth(Preset preset) {
    return new Synth(new Tones(), Programs.always(preset), SynthSettings.offline(RATE));
  }

  private static Preset preset(String instrument, boolean sustained, Preset.Envelope envelope) {
    return Presets.of(
        new Preset.Timbre(instrument, null, 0, -1, sustained), envelope, Presets.OPEN, Presets.DRY);
  }

  @ParameterizedTest
  @CsvSource({"sine, 36", "sine, 60", "sine, 84", "organ, 33", "organ, 60", "organ, 79"})
  void aReleasedNoteGoesOnWithoutAClickOrAStep(String instrument, int key) {
    for (int off = 3_000; off < 200_000; off += 15_131) {
      try (Synth synth = synth(preset(instrument, true, LONG))) {
        float[] out = new Song().on(0, key, 100).off(off, key).play(synth, off + 20_000)[0];
        int at = off + LATENCY;
        double before = Hearing.greatestBend(out, 1_000, at);
        assertThat(Hearing.greatestBend(out, at, at + 10_000))
            .as("bend after %d", off)
            .isLessThan(1.25 * before);
        assertThat(Hearing.greatestLevelStepDb(out, at - 2_000, at + 8_000, 2_000))
            .as("level step after %d", off)
            .isLessThan(5.5);
      }
    }
  }

  @Test
  void theReleasePartOfTheNoteIsHeard() {
    try (Synth synth = synth(preset(Tones.SINE, true, LONG))) {
      float[] out = new Song().on(0, 60, 100).off(24_000, 60).play(synth, 60_000)[0];
      double held = Hearing.levelDb(out, 12_000, 24_000);
      // The note rings out with a time constant of 0.1 s: half a second is 43 dB.
      assertThat(Hearing.levelDb(out, 46_000, 50_000)).isBetween(held - 48, held - 38);
    }
  }

  @ParameterizedTest
  @CsvSource({"sine, 40", "sine, 69", "organ, 33", "organ, 64", "reed, 60"})
  void heldNotesSustainEvenly(String instrument, int key) {
    try (Synth synth = synth(preset(instrument, true, LONG))) {
      int end = 20 * RATE;
      float[] out = new Song().on(0, key, 100).play(synth, end)[0];
      double level = Hearing.levelDb(out, 10_000, 100_000);
      for (int at = 10_000; at + 4_800 <= end; at += 4_800) {
        assertThat(Hearing.levelDb(out, at, at + 4_800)).isBetween(level - 1, level + 1);
      }
      assertThat(Hearing.greatestBend(out, 100_000, end))
          .isLessThan(1.1 * Hearing.greatestBend(out, 10_000, 100_000));
      double hertz = 440 * Math.pow(2, (key - 69) / 12.0);
      assertThat(Hearing.centsFrom(hertz, out, 10_000, 40_000, RATE)).isBetween(-0.2, 0.2);
      assertThat(synth.voices()).isEqualTo(1);
    }
  }

  @Test
  void noiseSustainsAndIsReleasedWithoutAStep() {
    try (Synth synth = synth(preset(Tones.BREATH, true, LONG))) {
      int off = 6 * RATE;
      float[] out = new Song().on(0, 55, 100).off(off, 55).play(synth, 7 * RATE)[0];
      double level = Hearing.levelDb(out, 10_000, 100_000);
      for (int at = 10_000; at + 4_800 <= off; at += 4_800) {
        assertThat(Hearing.levelDb(out, at, at + 4_800)).isBetween(level - 1, level + 1);
      }
      assertThat(Hearing.greatestLevelStepDb(out, off - 2_000, off + 8_000, 2_000)).isLessThan(5.5);
    }
  }

  @Test
  void aFallingTimbreThatSustainsDoesNotDieAway() {
    try (Synth synth = synth(preset(Tones.PIANO, true, LONG))) {
      float[] out = new Song().on(0, 60, 100).play(synth, 20 * RATE)[0];
      double early = Hearing.levelDb(out, 2 * RATE, 3 * RATE);
      assertThat(Hearing.levelDb(out, 18 * RATE, 19 * RATE)).isBetween(early - 6, early + 9);
      assertThat(Hearing.greatestLevelStepDb(out, RATE, 20 * RATE, 2_400)).isLessThan(1.5);
    }
  }

  @Test
  void whatDoesNotSustainDiesAwayAndEnds() {
    try (Synth synth = synth(preset(Tones.PIANO, false, LONG))) {
      float[] out = new Song().on(0, 60, 100).play(synth, 5 * RATE)[0];
      assertThat(Hearing.levelDb(out, 3 * RATE, 3 * RATE + 2_000)).isLessThan(-35);
      assertThat(Hearing.greatest(out, 4 * RATE + LATENCY + 100, 5 * RATE)).isZero();
      assertThat(synth.voices()).isZero();
      assertThat(synth.silent()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {120, 123})
  void silenceComesWithoutAClick(int controller) {
    try (Synth synth = synth(preset(Tones.SINE, true, new Preset.Envelope(0, 0, 1, 0.1)))) {
      float[] out =
          new Song()
              .on(0, 72, 100)
              .on(0, 76, 100)
              .control(30_011, controller, 0)
              .play(synth, 60_000)[0];
      int at = 30_011 + LATENCY;
      assertThat(Hearing.greatestBend(out, at, 60_000))
          .isLessThan(1.3 * Hearing.greatestBend(out, 2_000, at));
      int gone = at + (controller == 120 ? 300 : 8_000);
      assertThat(Hearing.greatest(out, gone, 60_000)).isZero();
      assertThat(Hearing.levelDb(out, at - 400, at)).isGreaterThan(-30);
    }
  }

  @Test
  void aPresetChangeLeavesSoundingNotesAlone() {
    Preset sine = preset(Tones.SINE, true, LONG);
    Preset reed = preset(Tones.REED, true, LONG);
    Programs programs =
        new Programs() {
          @Override
          public Preset preset(int channel, int bank, int program) {
            return program == 0 ? sine : reed;
          }

          @Override
          public boolean drums(int channel, int bank, int program) {
            return false;
          }
        };
    try (Synth changed = new Synth(new Tones(), programs, SynthSettings.offline(RATE));
        Synth plain = new Synth(new Tones(), programs, SynthSettings.offline(RATE))) {
      float[][] out = new Song().on(0, 60, 100).at(20_000, 0xC0, 5, 0).play(changed, 40_000);
      assertThat(out).isDeepEqualTo(new Song().on(0, 60, 100).play(plain, 40_000));
      float[][] next = new Song().on(0, 67, 100).play(changed, 20_000);
      assertThat(next).isNotEqualTo(new Song().on(0, 67, 100).play(plain, 20_000));
    }
  }

  @Test
  void aMorphSweepIsContinuousAndArrives() {
    Preset morph =
        Presets.of(
            new Preset.Timbre(Tones.ORGAN, Tones.REED, 0, 1, true),
            LONG,
            Presets.OPEN,
            Presets.DRY);
    try (Synth synth = synth(morph);
        Synth reed = synth(preset(Tones.REED, true, LONG))) {
      Song song = new Song().on(0, 57, 100);
      for (int value = 0; value < 128; value++) {
        song.control(20_000 + 700 * value, 1, value);
      }
      float[] out = song.play(synth, 160_000)[0];
      float[] arrived = new Song().on(0, 57, 100).play(reed, 160_000)[0];
      assertThat(Hearing.greatestLevelStepDb(out, 10_000, 160_000, 1_200)).isLessThan(1);
      assertThat(Hearing.greatestBend(out, 10_000, 160_000))
          .isLessThan(1.1 * Hearing.greatestBend(arrived, 10_000, 160_000));
      assertThat(Hearing.levelDb(out, 140_000, 150_000))
          .isBetween(
              Hearing.levelDb(out, 10_000, 20_000) - 1, Hearing.levelDb(out, 10_000, 20_000) + 1);
      assertThat(Hearing.greatestBend(out, 140_000, 150_000))
          .isGreaterThan(1.5 * Hearing.greatestBend(out, 10_000, 19_000));
    }
  }

  @Test
  void bothNotesOfAKeyStruckTwiceEnd() {
    try (Synth synth = synth(preset(Tones.SINE, true, Presets.PLAIN_ENVELOPE))) {
      float[] out =
          new Song().on(0, 60, 100).on(10_000, 60, 90).off(20_000, 60).play(synth, 100_000)[0];
      assertThat(Hearing.greatest(out, 90_000, 100_000)).isZero();
      assertThat(Hearing.greatestBend(out, 10_000, 20_000))
          .isLessThan(3 * Hearing.greatestBend(out, 5_000, 10_000));
    }
  }
}
