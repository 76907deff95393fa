package dev.nightjar.engine.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ResamplerTest {

  @Test
  void delayBetween48And16KilohertzIsAWholeNumberOf48KilohertzFrames() {
    assertThat(new Resampler(1, 48_000, 16_000, Quality.LOW_LATENCY).delayFrames()).isEqualTo(32);
    assertThat(new Resampler(1, 16_000, 48_000, Quality.LOW_LATENCY).delayFrames()).isEqualTo(96);
    assertThat(new Resampler(1, 48_000, 16_000, Quality.HIGH).delayFrames() * 3).isEqualTo(198);
    assertThat(new Resampler(1, 16_000, 48_000, Quality.HIGH).delayFrames()).isEqualTo(198);
  }

  @Test
  void impulsePeaksAtTheReportedDelay() {
    Resampler resampler = new Resampler(1, 16_000, 48_000, Quality.LOW_LATENCY);
    float[][] in = new float[1][200];
    in[0][10] = 1;
    float[][] out = new float[1][600];
    assertThat(resampler.process(in, 0, 200, out, 0)).isEqualTo(600);
    assertThat(out[0][30 + 96]).isCloseTo(1, within(1e-5f));
    for (int i = 0; i < 600; i++) {
      assertThat(Math.abs(out[0][i])).isLessThanOrEqualTo(out[0][126]);
    }
  }

  @Test
  void thereAndBackAt16KilohertzDelaysBy192FramesAt48Kilohertz() {
    Resampler down = new Resampler(1, 48_000, 16_000, Quality.LOW_LATENCY);
    Resampler up = new Resampler(1, 16_000, 48_000, Quality.LOW_LATENCY);
    float[][] in = new float[1][4800];
    for (int i = 0; i < 4800; i++) {
      in[0][i] = (float) Math.sin(2 * Math.PI * 1000.3 * i / 48_000);
    }
    float[][] low = new float[1][1600];
    float[][] out = new float[1][4800];
    down.process(in, 0, 4800, low, 0);
    up.process(low, 0, 1600, out, 0);
    for (int i = 400; i < 4800; i++) {
      assertThat(out[0][i]).isCloseTo(in[0][i - 192], within(5e-5f));
    }
  }

  @Test
  void equalRatesPassUnchanged() {
    Resampler resampler = new Resampler(2, 44_100, 44_100, Quality.HIGH);
    assertThat(resampler.delayFrames()).isZero();
    float[][] in = {{1, 2, 3}, {-1, -2, -3}};
    float[][] out = new float[2][3];
    assertThat(resampler.process(in, 0, 3, out, 0)).isEqualTo(3);
    assertThat(out).isDeepEqualTo(in);
  }

  @Test
  void extraDelayMakesAnySumWhole() {
    // 100 frames at 16 kHz are 275.625 at 44.1 kHz.
    Resampler down = new Resampler(1, 44_100, 16_000, Quality.HIGH);
    double soFar = (down.delayFrames() + 100) * 441 / 160;
    double least = new Resampler(1, 16_000, 44_100, Quality.HIGH).delayFrames();
    double missing = Math.ceil(soFar + least) - soFar - least;
    Resampler up = new Resampler(1, 16_000, 44_100, Quality.HIGH, missing);
    assertThat(soFar + up.delayFrames()).isCloseTo(Math.ceil(soFar + least), within(1e-9));
    assertThat(up.delayFrames()).isGreaterThan(least);
  }

  @Test
  void wholeSignalKeepsItsAlignmentAndLength() {
    float[][] in = new float[1][4410];
    for (int i = 0; i < 4410; i++) {
      in[0][i] = (float) Math.sin(2 * Math.PI * 441 * i / 44_100);
    }
    float[][] out = WholeSignalResampler.resample(in, 44_100, 16_000, Quality.HIGH);
    assertThat(out[0]).hasSize(1600);
    for (int n = 100; n < 1500; n++) {
      assertThat(out[0][n])
          .isCloseTo((float) Math.sin(2 * Math.PI * 441 * n / 16_000), within(5e-5f));
    }
  }

  @Test
  void wholeSignalsOfAnyLengthWork() {
    for (int frames = 0; frames < 20; frames++) {
      float[][] in = new float[1][frames];
      assertThat(WholeSignalResampler.resample(in, 48_000, 16_000, Quality.HIGH)[0])
          .hasSize((frames + 2) / 3);
      assertThat(WholeSignalResampler.resample(in, 16_000, 16_000, Quality.HIGH)[0])
          .hasSize(frames);
    }
  }

  @Test
  void notANumberLeavesNoTraceOnceItHasPassed() {
    Resampler resampler = new Resampler(1, 48_000, 16_000, Quality.LOW_LATENCY);
    float[][] in = new float[1][900];
    in[0][0] = Float.NaN;
    float[][] out = new float[1][300];
    resampler.process(in, 0, 900, out, 0);
    assertThat(out[0][0]).isNaN();
    assertThat(out[0][299]).isZero();
  }

  @Test
  void badArgumentsAreNamed() {
    assertThatThrownBy(() -> new Resampler(0, 48_000, 16_000, Quality.HIGH))
        .hasMessageContaining("channels");
    assertThatThrownBy(() -> new Resampler(1, 7_999, 16_000, Quality.HIGH))
        .hasMessageContaining("fromRateHz");
    assertThatThrownBy(() -> new Resampler(1, 48_000, 192_001, Quality.HIGH))
        .hasMessageContaining("toRateHz");
    assertThatThrownBy(() -> new Resampler(1, 48_000, 16_000, Quality.HIGH, -1))
        .hasMessageContaining("extraDelayFrames");
  }
}
