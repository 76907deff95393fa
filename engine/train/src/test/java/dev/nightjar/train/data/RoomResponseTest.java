package dev.nightjar.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RoomResponseTest {
  private static final int RATE_HZ = 16_000;

  @Property(tries = 30)
  void fastConvolutionEqualsItsDefinition(
      @ForAll @IntRange(min = 1, max = 20_000) int signalLength,
      @ForAll @IntRange(min = 1, max = 3_000) int responseLength,
      @ForAll long seed) {
    Draw draw = Draw.forItem(seed, 0);
    float[] signal = new float[signalLength];
    float[] response = new float[responseLength];
    draw.white(signal);
    draw.white(response);
    float[] fast = FastConvolution.convolve(signal, response);
    assertThat(fast).hasSize(signalLength);
    for (int n = 0; n < signalLength; n += Math.max(1, signalLength / 50)) {
      double sum = 0;
      for (int k = 0; k < responseLength && k <= n; k++) {
        sum += (double) response[k] * signal[n - k];
      }
      assertThat((double) fast[n]).isCloseTo(sum, within(2e-3));
    }
  }

  @Test
  void theDirectSoundComesFirstUnchangedAndTheTailDecaysInItsTime() {
    float[] impulse = new float[RATE_HZ];
    impulse[0] = 1;
    RoomResponse.Box box = new RoomResponse.Box(6, 4, 2.7, 0.5);
    double early = 0;
    double late = 0;
    for (int i = 0; i < 20; i++) {
      RoomResponse room = RoomResponse.random(box, 1.5, Draw.forItem(i, 0), RATE_HZ);
      float[] heard = room.apply(impulse);
      assertThat(heard[0]).isCloseTo(1, within(1e-4f));
      early += power(heard, 0.05, 0.10);
      late += power(heard, 0.30, 0.35);
    }
    // A quarter of a second is half of the reverberation time: 30 dB.
    assertThat(10 * Math.log10(early / late)).isCloseTo(30, within(2.0));
  }

  @Test
  void theTargetKeepsOnlyTheFirstReflections() {
    float[] impulse = new float[RATE_HZ];
    impulse[100] = 1;
    RoomResponse.Box box = new RoomResponse.Box(6, 4, 2.7, 0.5);
    RoomResponse room = RoomResponse.random(box, 1.5, Draw.forItem(1, 0), RATE_HZ);
    float[] target = room.applyEarly(impulse, 0.030);
    assertThat(target[100]).isEqualTo(1);
    assertThat(power(target, 0, 0.0062)).isZero();
    assertThat(power(target, 0.007, 0.03)).isPositive();
    assertThat(power(target, 0.037, 1)).isZero();
  }

  private static double power(float[] samples, double fromSeconds, double toSeconds) {
    double sum = 0;
    for (int i = (int) (fromSeconds * RATE_HZ); i < (int) (toSeconds * RATE_HZ); i++) {
      sum += samples[i] * samples[i];
    }
    return sum;
  }
}
