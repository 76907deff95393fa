package dev.nightjar.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HighBandGainTest {

  @Test
  void nothingIsLeftInSilence() {
    HighBandGain gain = new HighBandGain(16_000);
    for (int i = 0; i < 1_000; i++) {
      gain.next(i % 2, 0.5f * (i % 2));
    }
    assertThat(gain.power()).isPositive();
    for (int i = 0; i < 200_000; i++) {
      gain.next(0, 0);
    }
    assertThat(gain.power()).isZero();
    assertThat(gain.next(0, 0)).isCloseTo(1, within(1e-6f));
  }
}
