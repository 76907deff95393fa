package dev.nightjar.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FrameMeasuresTest {
  private static final int RATE_HZ = 16_000;

  @Test
  void segmentalSnrOfAConstantRelativeErrorIsThatError() {
    // The error is a tenth of the signal in every frame: 20 dB.
    float[] reference = Sounds.plusNoise(new float[16_000], 0.3);
    float[] estimate = Sounds.scaled(reference, 1.1);
    assertThat(SegmentalSnr.db(reference, estimate, RATE_HZ)).isCloseTo(20, within(1e-3));
  }

  @Test
  void segmentalSnrStaysWithinItsLimits() {
    float[] reference = Sounds.plusNoise(new float[16_000], 0.3);
    assertThat(SegmentalSnr.db(reference, reference, RATE_HZ)).isEqualTo(35);
    assertThat(SegmentalSnr.db(reference, Sounds.scaled(reference, 100), RATE_HZ)).isEqualTo(-10);
    assertThat(SegmentalSnr.db(new float[16_000], reference, RATE_HZ)).isEqualTo(-10);
    assertThat(SegmentalSnr.db(new float[16_000], new float[16_000], RATE_HZ)).isEqualTo(35);
  }

  @Test
  void spectralDistanceOfAGainIsThatGain() {
    float[] reference = Sounds.plusNoise(new float[16_000], 0.3);
    float[] estimate = Sounds.scaled(reference, Math.pow(10, -6 / 20.0));
    assertThat(LogSpectralDistance.db(reference, estimate, RATE_HZ)).isCloseTo(6, within(1e-3));
    assertThat(LogSpectralDistance.db(reference, reference, RATE_HZ)).isZero();
  }

  @Test
  void spectralDistanceTakesSilenceForItsFloor() {
    // A full-scale sine in the middle of a bin reads 0 dB there, so silence is 100 dB below it.
    float[] silence = new float[16_000];
    float[] sine = new float[16_000];
    for (int i = 0; i < sine.length; i++) {
      sine[i] = (float) Math.sin(2 * Math.PI * 1000 * i / RATE_HZ);
    }
    double distance = LogSpectralDistance.db(silence, sine, RATE_HZ);
    assertThat(distance).isBetween(100 / Math.sqrt(257), 100.0);
    assertThat(LogSpectralDistance.db(silence, silence, RATE_HZ)).isZero();
  }

  @Test
  void moreNoiseIsWorseByEveryMeasure() {
    float[] clean = Sounds.syllables(32_000, RATE_HZ);
    float[] some = Sounds.plusNoise(clean, 0.05);
    float[] more = Sounds.plusNoise(clean, 0.2);
    assertThat(SegmentalSnr.db(clean, more, RATE_HZ))
        .isLessThan(SegmentalSnr.db(clean, some, RATE_HZ));
    assertThat(LogSpectralDistance.db(clean, more, RATE_HZ))
        .isGreaterThan(LogSpectralDistance.db(clean, some, RATE_HZ));
    assertThat(SiSdr.db(clean, more)).isLessThan(SiSdr.db(clean, some));
  }

  @Test
  void tooShortSoundsHaveNoValue() {
    assertThat(SegmentalSnr.db(new float[100], new float[100], RATE_HZ)).isNaN();
    assertThat(LogSpectralDistance.db(new float[100], new float[100], RATE_HZ)).isNaN();
  }
}
