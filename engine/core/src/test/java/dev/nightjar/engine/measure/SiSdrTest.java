package dev.nightjar.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SiSdrTest {
  private static final int RATE_HZ = 16_000;

  @Test
  void anOrthogonalErrorCountsByItsPower() {
    // Sine and cosine over whole periods are orthogonal; amplitudes 1 and 0.1 are 20 dB apart.
    float[] reference = new float[1600];
    float[] estimate = new float[1600];
    for (int i = 0; i < reference.length; i++) {
      double phase = 2 * Math.PI * i / 16;
      reference[i] = (float) Math.sin(phase);
      estimate[i] = (float) (Math.sin(phase) + 0.1 * Math.cos(phase));
    }
    assertThat(SiSdr.db(reference, estimate)).isCloseTo(20, within(1e-4));
  }

  @Property(tries = 50)
  void theScaleOfTheEstimateDoesNotMatter(@ForAll @DoubleRange(min = 0.01, max = 30) double gain) {
    float[] reference = Sounds.syllables(4000, RATE_HZ);
    float[] estimate = Sounds.plusNoise(reference, 0.2);
    assertThat(SiSdr.db(reference, Sounds.scaled(estimate, gain)))
        .isCloseTo(SiSdr.db(reference, estimate), within(1e-3));
  }

  @Test
  void limitsAreInfinitiesAndNotANumber() {
    float[] sound = {1, -1, 0.5f};
    assertThat(SiSdr.db(sound, sound)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(SiSdr.db(sound, new float[3])).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(SiSdr.db(new float[3], sound)).isNaN();
  }

  @Test
  void soundsOfUnequalLengthAreRefused() {
    assertThatThrownBy(() -> SiSdr.db(new float[3], new float[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reference 3, estimate 4");
  }
}
