package dev.nightjar.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PitchDeviationTest {

  private static final int RATE_HZ = 16_000;

  @ParameterizedTest
  @CsvSource({"55, 0", "55, -37", "261.63, 12.5", "440, -3", "1760, 41", "3520, -80"})
  void aDetunedToneIsMeasuredToHalfACent(double nominalHz, double cents) {
    float[] tone = tone(nominalHz * Math.pow(2, cents / 1200), 0);
    assertThat(PitchDeviation.cents(tone, RATE_HZ, nominalHz).orElseThrow())
        .isCloseTo(cents, within(0.5));
  }

  @Test
  void someNoiseDoesNotMatter() {
    float[] tone = tone(440 * Math.pow(2, 20.0 / 1200), 0.05);
    assertThat(PitchDeviation.cents(tone, RATE_HZ, 440).orElseThrow()).isCloseTo(20, within(1.0));
  }

  @Test
  void noiseAndSilenceAndAnotherPitchHaveNone() {
    assertThat(PitchDeviation.cents(tone(0, 1), RATE_HZ, 440)).isEmpty();
    assertThat(PitchDeviation.cents(new float[RATE_HZ], RATE_HZ, 440)).isEmpty();
    assertThat(PitchDeviation.cents(tone(600, 0), RATE_HZ, 440)).isEmpty();
  }

  private static float[] tone(double hz, double noise) {
    Random random = new Random(1);
    float[] tone = new float[RATE_HZ];
    for (int n = 0; n < tone.length; n++) {
      double sample = noise * random.nextGaussian();
      for (int k = 1; k <= 4 && k * hz < 7000; k++) {
        sample += 0.3 / k * Math.sin(2 * Math.PI * k * hz * n / RATE_HZ + k);
      }
      tone[n] = (float) sample;
    }
    return tone;
  }
}
