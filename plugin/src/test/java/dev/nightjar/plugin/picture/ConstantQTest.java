package dev.nightjar.plugin.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.plugin.TestSounds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantQTest {
  private static final int RATE_HZ = 44_100;

  @ParameterizedTest
  @CsvSource({"61.3, 0.5", "443, 1", "1234.5, 0.1", "9876.5, 0.7"})
  void tellsAmplitudeAndFrequencyOfASine(double hz, double amplitude) {
    ConstantQ constantQ = new ConstantQ(RATE_HZ, 55, 14_080);
    float[] power = new float[constantQ.bins()];
    float[] frequency = new float[constantQ.bins()];
    float[] window = TestSounds.sine(hz, RATE_HZ, constantQ.windowFrames(), amplitude)[0];
    constantQ.analyse(window, power, frequency);
    int loudest = 0;
    for (int bin = 0; bin < power.length; bin++) {
      loudest = power[bin] > power[loudest] ? bin : loudest;
    }
    assertThat(constantQ.centreHz(loudest)).isCloseTo(hz, within(0.011 * hz));
    assertThat((double) frequency[loudest]).isCloseTo(hz, within(0.001 * hz));
    assertThat(Math.sqrt(power[loudest])).isCloseTo(amplitude, within(0.05 * amplitude));
  }
}
