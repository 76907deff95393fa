package dev.nightjar.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.preset.Preset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynthPitchTest {

  private static final Preset SINE = Presets.plain(Tones.SINE, true);

  private static double hertz(double pitch) {
    return 440 * Math.pow(2, (pitch - 69) / 12);
  }

  private static Synth synth(Preset preset, int rate) {
    return new Synth(new Tones(), Programs.always(preset), SynthSettings.offline(rate));
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 44_100, 48_000, 96_000, 192_000})
  void notesAreInTuneAtEveryRate(int rate) {
    try (Synth synth = synth(SINE, rate)) {
      float[] out = new Song().on(0, 67, 100).play(synth, rate)[0];
      assertThat(Hearing.centsFrom(hertz(67), out, rate / 4, rate, rate)).isBetween(-0.1, 0.1);
      assertThat(Hearing.levelDb(out, rate / 4, rate)).isBetween(-26.5, -26.2);
    }
  }

  @Property(tries = 25)
  void bentNotesAreInTune(
      @ForAll @IntRange(min = 36, max = 90) int key,
      @ForAll @IntRange(min = 0, max = 16_383) int bend,
      @ForAll @IntRange(min = 1, max = 12) int range) {
    try (Synth synth = synth(SINE, 48_000)) {
      Song song =
          new Song()
              .control(0, 101, 0)
              .control(0, 100, 0)
              .control(0, 6, range)
              .on(10, key, 100)
              .at(5_000, 0xE0, bend & 127, bend >> 7);
      float[] out = song.play(synth, 48_000)[0];
      double pitch = key + (bend - 8192) / (bend < 8192 ? 8192.0 : 8191.0) * range;
      assertThat(Hearing.centsFrom(hertz(pitch), out, 12_000, 48_000, 48_000)).isBetween(-0.5, 0.5);
    }
  }

  @Test
  void theRangeOfModulationDeepensTheVibrato() {
    Preset shallow = Presets.with(SINE, new Preset.Pitch(0, 0, 10, 5));
    Preset deep = Presets.with(SINE, new Preset.Pitch(0, 0, 40, 5));
    Song ranged =
        new Song().control(0, 101, 0).control(0, 100, 5).control(0, 6, 2).control(0, 38, 0);
    try (Synth four = synth(shallow, 48_000);
        Synth plain = synth(deep, 48_000)) {
      float[] expected = new Song().control(1, 1, 127).on(2, 60, 100).play(plain, 24_000)[0];
      float[] heard = ranged.control(1, 1, 127).on(2, 60, 100).play(four, 24_000)[0];
      assertThat(heard).containsExactly(expected);
    }
  }

  @Property(tries = 15)
  void tuningsAreKept(@ForAll @DoubleRange(min = 20, max = 120) double pitch) {
    try (Synth synth = synth(SINE, 48_000)) {
      synth.tuning(key -> pitch);
      float[] out = new Song().on(0, 60, 100).play(synth, 48_000)[0];
      assertThat(Hearing.centsFrom(hertz(pitch), out, 12_000, 48_000, 48_000)).isBetween(-0.5, 0.5);
    }
  }

  @Test
  void noteFarUpFoldsNothingBack() {
    // Harmonics up to 7.5 kHz, four octaves up: all but the fundamental lie beyond 24 kHz.
    try (Synth synth = synth(Presets.plain(Tones.ORGAN, true), 48_000)) {
      synth.tuning(key -> 96 + 36);
      float[] out = new Song().on(0, 60, 100).play(synth, 20_000)[0];
      double fundamental = hertz(132);
      double peak = amplitude(out, fundamental);
      for (double folded = 100; folded < 15_000; folded += 37) {
        assertThat(amplitude(out, folded)).as("at %s Hz", folded).isLessThan(peak * 1e-3);
      }
    }
  }

  @Test
  void vibratoSwaysByItsDepth() {
    Preset swaying = Presets.with(SINE, new Preset.Pitch(0, 0, 100, 2));
    try (Synth synth = synth(swaying, 48_000)) {
      float[] out = new Song().control(0, 1, 127).on(0, 69, 100).play(synth, 48_000)[0];
      // A quarter of a sway after the onset is its top.
      double top = Hearing.centsFrom(440, out, 256 + 5_250, 256 + 6_750, 48_000);
      double bottom = Hearing.centsFrom(440, out, 256 + 17_250, 256 + 18_750, 48_000);
      assertThat(top).isBetween(90.0, 101.0);
      assertThat(bottom).isBetween(-101.0, -90.0);
    }
  }

  private static double amplitude(float[] out, double hertz) {
    double real = 0;
    double imaginary = 0;
    int from = 4_000;
    int frames = 12_000;
    for (int i = 0; i < frames; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / frames);
      double angle = 2 * Math.PI * hertz * i / 48_000;
      real += window * out[from + i] * Math.cos(angle);
      imaginary += window * out[from + i] * Math.sin(angle);
    }
    return Math.hypot(real, imaginary);
  }
}
