package dev.nightjar.engine.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SampleGuardTest {

  @Test
  void badSamplesBecomeZeroAndAreCounted() {
    SampleGuard guard = SampleGuard.withoutClamp();
    float[][] samples = {
      {Float.NaN, 1, Float.POSITIVE_INFINITY, -3}, {1e-40f, Float.NEGATIVE_INFINITY, 0, -0f}
    };
    assertThat(guard.clean(samples, 0, 4)).isEqualTo(4);
    assertThat(samples[0]).containsExactly(0, 1, 0, -3);
    assertThat(samples[1]).containsExactly(0, 0, 0, -0f);
    assertThat(guard.nonFinite()).isEqualTo(3);
    assertThat(guard.denormal()).isEqualTo(1);
    assertThat(guard.clamped()).isZero();
  }

  @Test
  void onlyTheRangeAskedForIsTouched() {
    float[][] samples = {{Float.NaN, Float.NaN, Float.NaN}};
    assertThat(SampleGuard.withoutClamp().clean(samples, 1, 1)).isEqualTo(1);
    assertThat(samples[0]).containsExactly(Float.NaN, 0, Float.NaN);
  }

  @Test
  void clampKeepsTheSign() {
    SampleGuard guard = SampleGuard.clampingAt(1);
    float[][] samples = {{2, -2, 1, -0.5f}};
    guard.clean(samples, 0, 4);
    assertThat(samples[0]).containsExactly(1, -1, 1, -0.5f);
    assertThat(guard.clamped()).isEqualTo(2);
    assertThatThrownBy(() -> SampleGuard.clampingAt(0)).hasMessageContaining("ceiling");
  }

  @Property
  void whateverTheBitsTheResultIsClean(@ForAll int[] bits) {
    float[][] samples = new float[1][bits.length];
    for (int i = 0; i < bits.length; i++) {
      samples[0][i] = Float.intBitsToFloat(bits[i]);
    }
    SampleGuard.clampingAt(4).clean(samples, 0, bits.length);
    for (float sample : samples[0]) {
      assertThat(sample == 0 || (Math.abs(sample) >= Float.MIN_NORMAL && Math.abs(sample) <= 4))
          .isTrue();
    }
  }
}
