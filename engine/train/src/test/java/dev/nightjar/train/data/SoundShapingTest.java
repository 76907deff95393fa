package dev.nightjar.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoundShapingTest {
  private static final int RATE_HZ = 16_000;

  private static double gainDb(Biquad filter, double hz) {
    float[] tone = Corpus.tone(hz, 1, RATE_HZ);
    double before = Signal.rms(tone);
    filter.apply(tone);
    return 20 * Math.log10(Signal.rms(tone) / before);
  }

  @Test
  void filtersHaveTheirGainsWhereTheySaySo() {
    assertThat(gainDb(Biquad.bell(1000, 1, 6, RATE_HZ), 1000)).isCloseTo(6, within(0.1));
    assertThat(gainDb(Biquad.bell(1000, 1, 6, RATE_HZ), 60)).isCloseTo(0, within(0.2));
    assertThat(gainDb(Biquad.lowShelf(500, -9, RATE_HZ), 30)).isCloseTo(-9, within(0.3));
    assertThat(gainDb(Biquad.lowShelf(500, -9, RATE_HZ), 6000)).isCloseTo(0, within(0.3));
    assertThat(gainDb(Biquad.highShelf(2000, 8, RATE_HZ), 7500)).isCloseTo(8, within(0.3));
    assertThat(gainDb(Biquad.highShelf(2000, 8, RATE_HZ), 100)).isCloseTo(0, within(0.3));
    assertThat(gainDb(Biquad.lowPass(1000, Math.sqrt(0.5), RATE_HZ), 1000))
        .isCloseTo(-3, within(0.1));
    assertThat(gainDb(Biquad.highPass(1000, Math.sqrt(0.5), RATE_HZ), 100))
        .isCloseTo(-40, within(0.7));
    assertThat(gainDb(Biquad.bandPass(1000, 2, RATE_HZ), 1000)).isCloseTo(0, within(0.1));
  }

  @Test
  void anotherSpeedScalesThePitchAndRemovesWhatWouldAlias() {
    SincTable faster = SincTable.forStep(1.25);
    float[] tone = Corpus.tone(1000, 1, RATE_HZ);
    float[] out = new float[faster.outputFrames(tone.length)];
    faster.apply(tone, tone.length, out, 0, out.length);
    float[] expected = Corpus.tone(1250, 1, RATE_HZ);
    for (int i = 50; i < out.length - 50; i++) {
      assertThat(out[i]).isCloseTo(expected[i], within(2e-3f));
    }
    float[] high = Corpus.tone(7500, 1, RATE_HZ);
    faster.apply(high, high.length, out, 0, out.length);
    float[] middle = Arrays.copyOfRange(out, 100, out.length - 100);
    assertThat(Signal.rms(middle)).isLessThan(1e-3);
  }

  @Test
  void compandedSoundIsCloseAndCoarserWhereItIsLoud() {
    float[] samples = {0, 0.001f, -0.001f, 0.5f, -1};
    Equipment.muLaw(samples);
    assertThat(samples[0]).isZero();
    assertThat(samples[1]).isCloseTo(0.001f, within(1e-4f));
    assertThat(samples[2]).isEqualTo(-samples[1]);
    assertThat(samples[3]).isCloseTo(0.5f, within(0.02f)).isNotEqualTo(0.5f);
    assertThat(samples[4]).isCloseTo(-1, within(1e-6f));
  }

  @ParameterizedTest
  @EnumSource(SyntheticNoise.class)
  void computedNoisesAreFiniteAndNearlyAlwaysAudible(SyntheticNoise noise) {
    int audible = 0;
    for (int seed = 0; seed < 50; seed++) {
      float[] samples = noise.render(RATE_HZ, Draw.forItem(seed, 0), RATE_HZ);
      for (float sample : samples) {
        assertThat(Float.isFinite(sample)).isTrue();
      }
      audible += Signal.rms(samples) > 0 ? 1 : 0;
    }
    assertThat(audible).isGreaterThan(35);
  }

  @Test
  void gatesLetThroughSomethingOfALongSound() {
    for (int seed = 0; seed < 50; seed++) {
      float[] noise = Corpus.noise(seed, 4);
      GainCourse.gate(noise, Draw.forItem(seed, 0), RATE_HZ);
      assertThat(Signal.rms(noise)).isPositive();
    }
  }
}
