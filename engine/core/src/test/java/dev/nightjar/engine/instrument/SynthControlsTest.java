package dev.nightjar.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.preset.Preset;
import org.junit.jupiter.api.Test;

class SynthControlsTest {

  private static final int RATE = 48_000;
  private static final Preset HELD = Presets.plain(Tones.ORGAN, true);

  private static float[][] play(Preset preset, Song song, int frames) {
    try (Synth synth =
        new Synth(new Tones(), Programs.always(preset), SynthSettings.offline(RATE))) {
      return song.play(synth, frames);
    }
  }

  @Test
  void notesOfAnMpeZoneBendFarAndAlone() {
    Preset sine = Presets.plain(Tones.SINE, true);
    Song song =
        new Song()
            // Channel 1 masters a zone of fifteen members, each of which bends by 48 semitones.
            .control(0, 101, 0)
            .control(0, 100, 6)
            .control(0, 6, 15)
            .at(100, 0x91, 40, 100)
            .at(3_000, 0xE1, 0, 96);
    float[] out = play(sine, song, 48_000)[0];
    double expected = 440 * Math.pow(2, (40 + 48 * 4096 / 8191.0 - 69) / 12);
    assertThat(Hearing.centsFrom(expected, out, 12_000, 40_000, RATE)).isBetween(-1.0, 1.0);
  }

  @Test
  void thePedalHoldsNotes() {
    Song held = new Song().control(0, 64, 127).on(10, 60, 100).off(5_000, 60);
    Song key = new Song().control(0, 64, 127).on(10, 60, 100);
    assertThat(play(HELD, held, 60_000)).isDeepEqualTo(play(HELD, key, 60_000));
    float[] up =
        play(
            HELD,
            new Song().control(0, 64, 127).on(10, 60, 100).off(5_000, 60).control(20_000, 64, 0),
            90_000)[0];
    assertThat(Hearing.greatest(up, 80_000, 90_000)).isZero();
  }

  @Test
  void panKeepsThePower() {
    float[][] centre = play(HELD, new Song().on(0, 60, 100), 20_000);
    float[][] left = play(HELD, new Song().control(0, 10, 0).on(0, 60, 100), 20_000);
    assertThat(Hearing.greatest(left[1], 0, 20_000)).isLessThan(1e-6);
    double both = Hearing.levelDb(centre[0], 5_000, 20_000) + 10 * Math.log10(2);
    assertThat(Hearing.levelDb(left[0], 5_000, 20_000)).isBetween(both - 0.1, both + 0.1);
  }

  @Test
  void brightnessClosesTheFilterWithoutAClick() {
    Song song = new Song().on(0, 60, 100).control(20_000, 74, 0).control(60_000, 74, 64);
    Preset muted =
        Presets.of(
            HELD.timbre(),
            Presets.PLAIN_ENVELOPE,
            new Preset.Filter(6_000, 0, 0, 0, 0),
            Presets.DRY);
    float[] out = play(muted, song, 90_000)[0];
    double open = Hearing.greatestBend(out, 5_000, 20_000);
    assertThat(Hearing.greatestBend(out, 20_000, 90_000)).isLessThan(1.1 * open);
    assertThat(Hearing.greatestBend(out, 30_000, 55_000)).isLessThan(0.3 * open);
    assertThat(Hearing.greatestBend(out, 70_000, 90_000)).isGreaterThan(0.9 * open);
  }

  @Test
  void theEnvelopeAttacksDecaysAndSustains() {
    Preset shaped =
        Presets.of(
            HELD.timbre(), new Preset.Envelope(0.2, 0.5, 0.25, 0.1), Presets.OPEN, Presets.DRY);
    float[] out = play(shaped, new Song().on(0, 60, 100), 96_000)[0];
    double peak = Hearing.levelDb(out, 9_000, 10_500);
    assertThat(Hearing.levelDb(out, 1_000, 2_000)).isLessThan(peak - 6);
    assertThat(Hearing.levelDb(out, 60_000, 96_000)).isBetween(peak - 12.5, peak - 11);
  }

  @Test
  void reverbGoesOnAfterTheNoteAndEnds() {
    Preset wet =
        Presets.of(
            HELD.timbre(),
            new Preset.Envelope(0, 0, 1, 0.01),
            Presets.OPEN,
            new Preset.Stage(0, 0, 0, 0.5));
    float[][] out = play(wet, new Song().on(0, 60, 100).off(20_000, 60), 6 * RATE);
    double held = Hearing.levelDb(out[0], 10_000, 20_000);
    assertThat(Hearing.levelDb(out[0], 24_000, 34_000)).isBetween(held - 40, held - 8);
    assertThat(Hearing.greatest(out[0], 5 * RATE + 40_000, 6 * RATE)).isLessThan(1e-6);
    assertThat(out[0]).isNotEqualTo(out[1]);
  }
}
