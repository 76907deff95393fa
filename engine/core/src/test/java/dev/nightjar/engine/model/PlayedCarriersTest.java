package dev.nightjar.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.network.Carriers;
import dev.nightjar.engine.network.Sing;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayedCarriersTest {

  private static final Sing SING =
      new Sing(1, 128, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 1024, 256, 64_000, 16_000, true);
  private static final PlayedCarriers PLAYED = new PlayedCarriers(SING);

  @ParameterizedTest
  @ValueSource(ints = {0, 28, 60, 69, 91, 127})
  void areThoseThatTheNetworkLearnedWith(int pitch) {
    Carriers.Course learned = new Carriers(SING).begin(pitch);
    PlayedCarriers.Writer writer = PLAYED.new Writer();
    int size = SING.carrierSize();
    FloatBuffer expected = FloatBuffer.allocate(size);
    FloatBuffer actual = FloatBuffer.allocate(size + 2);
    double signal = 0;
    double error = 0;
    for (int step = 0; step < SING.steps(); step += 24) {
      learned.put(step, expected, 0);
      writer.put(PLAYED.tone(pitch), step, actual, 1);
      for (int i = 0; i < size / 2; i++) {
        signal += Math.pow(expected.get(i), 2);
        error += Math.pow(expected.get(i) - actual.get(1 + i), 2);
      }
      assertThat(Arrays.copyOfRange(actual.array(), 1 + size / 2, 1 + size))
          .isEqualTo(Arrays.copyOfRange(expected.array(), size / 2, size));
    }
    assertThat(10 * Math.log10(signal / error)).isGreaterThan(100);
  }
}
