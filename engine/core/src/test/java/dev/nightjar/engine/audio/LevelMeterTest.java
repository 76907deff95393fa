package dev.nightjar.engine.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LevelMeterTest {

  @Test
  void fullScaleSineIsMinusThreeDecibelsRmsAndZeroPeak() {
    LevelMeter meter = new LevelMeter(48_000);
    float[][] sine = new float[2][480_000];
    for (int i = 0; i < 480_000; i++) {
      sine[0][i] = (float) Math.sin(2 * Math.PI * i / 48);
      sine[1][i] = sine[0][i];
    }
    meter.add(sine, 0, 480_000);
    assertThat(meter.rmsDb()).isCloseTo(-3.01, within(0.01));
    assertThat(meter.peakDb()).isCloseTo(0, within(0.02));
  }

  @Test
  void peakFallsBy20DecibelsASecond() {
    LevelMeter meter = new LevelMeter(16_000);
    float[][] click = new float[1][16_001];
    click[0][0] = -0.5f;
    meter.add(click, 0, 16_001);
    assertThat(meter.peakDb()).isCloseTo(-6.02 - 20, within(0.01));
  }

  @Test
  void levelsDoNotDependOnHowTheStreamIsCut() {
    float[][] noise = new float[1][1000];
    for (int i = 0; i < 1000; i++) {
      noise[0][i] = (float) Math.sin(i * i);
    }
    LevelMeter whole = new LevelMeter(16_000);
    LevelMeter cut = new LevelMeter(16_000);
    whole.add(noise, 0, 1000);
    cut.add(noise, 0, 123);
    cut.add(noise, 123, 0);
    cut.add(noise, 123, 877);
    assertThat(cut.rmsDb()).isEqualTo(whole.rmsDb());
    assertThat(cut.peakDb()).isEqualTo(whole.peakDb());
  }

  @Test
  void silenceIsNegativeInfinity() {
    LevelMeter meter = new LevelMeter(16_000);
    assertThat(meter.rmsDb()).isEqualTo(Double.NEGATIVE_INFINITY);
    meter.add(new float[][] {{1}}, 0, 1);
    assertThat(meter.peakDb()).isZero();
    for (int second = 0; second < 20; second++) {
      meter.add(new float[1][16_000], 0, 16_000);
    }
    assertThat(meter.rmsDb()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(meter.peakDb()).isEqualTo(Double.NEGATIVE_INFINITY);
    meter.add(new float[][] {{1}}, 0, 1);
    meter.reset();
    assertThat(meter.peakDb()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThatThrownBy(() -> new LevelMeter(0)).hasMessageContaining("sampleRateHz");
  }
}
