package dev.nightjar.engine.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases of ITU-R BS.1770-4 and EBU Tech 3341, table 1; levels are peaks of 1 kHz sines. */
class LoudnessMeterTest {

  private static final int RATE_HZ = 48_000;

  @ParameterizedTest
  @ValueSource(ints = {16_000, 22_050, 44_100, 48_000, 96_000, 192_000})
  void sineOf997HertzAtFullScaleInOneChannelIsMinus301AtAnyRate(int rateHz) {
    LoudnessMeter meter = new LoudnessMeter(2, rateHz);
    float[][] block = new float[2][5 * rateHz];
    for (int i = 0; i < block[0].length; i++) {
      block[0][i] = (float) Math.sin(2 * Math.PI * 997 * i / rateHz);
    }
    meter.add(block, 0, block[0].length);
    // Frequencies near Nyquist are warped, which moves the shelf a little at low rates.
    double tolerance = rateHz < 44_100 ? 0.06 : 0.01;
    assertThat(meter.integratedLufs()).isCloseTo(-3.01, within(tolerance));
    assertThat(meter.shortTermLufs()).isCloseTo(-3.01, within(tolerance));
    assertThat(meter.momentaryLufs()).isCloseTo(-3.01, within(tolerance));
  }

  @Test
  void weightingHasTheTabulatedCoefficientsAt48Kilohertz() {
    // The first samples of the impulse response of the two tabulated sections in a row.
    double[] shelf = {1.53512485958697, -2.69169618940638, 1.19839281085285};
    double[] shelfPoles = {-1.69065929318241, 0.73248077421585};
    double[] highPassPoles = {-1.99004745483398, 0.99007225036621};
    Biquad first = new Biquad(shelf[0], shelf[1], shelf[2], shelfPoles[0], shelfPoles[1]);
    Biquad second = new Biquad(1, -2, 1, highPassPoles[0], highPassPoles[1]);
    KWeighting weighting = new KWeighting(RATE_HZ);
    for (int i = 0; i < 200; i++) {
      double in = i == 0 ? 1 : 0;
      assertThat(weighting.next(in)).isCloseTo(second.next(first.next(in)), within(1e-8));
    }
  }

  /** 7.1, 5.1 either way, quadraphony, 2.1: each channel alone at -20 dB. */
  @ParameterizedTest
  @CsvSource({
    "0x63f, 1 1 1 0 1 1 1.41 1.41",
    "0x3f, 1 1 1 0 1.41 1.41",
    "0x60f, 1 1 1 0 1.41 1.41",
    "0x33, 1 1 1.41 1.41",
    "0xb, 1 1 0",
    "0x0, 1 1 1"
  })
  void channelsWeighAsTheirSpeakersDo(String speakers, String weights) {
    String[] each = weights.split(" ", -1);
    for (int channel = 0; channel < each.length; channel++) {
      LoudnessMeter meter = new LoudnessMeter(Long.decode(speakers), each.length, RATE_HZ);
      double[] levels = new double[each.length];
      Arrays.fill(levels, -300);
      levels[channel] = -20;
      play(meter, 1, levels);
      double weight = Double.parseDouble(each[channel]);
      double expected = weight == 0 ? Double.NEGATIVE_INFINITY : -23 + 10 * Math.log10(weight);
      if (weight == 0) {
        assertThat(meter.integratedLufs()).isEqualTo(expected);
      } else {
        assertThat(meter.integratedLufs()).isCloseTo(expected, within(0.1));
      }
    }
  }

  @Test
  void steadyStereoSineHasItsLevel() {
    for (double levelDb : new double[] {-23, -33}) {
      LoudnessMeter meter = new LoudnessMeter(2, RATE_HZ);
      play(meter, 20, levelDb, levelDb);
      assertThat(meter.integratedLufs()).isCloseTo(levelDb, within(0.1));
      assertThat(meter.shortTermLufs()).isCloseTo(levelDb, within(0.1));
      assertThat(meter.momentaryLufs()).isCloseTo(levelDb, within(0.1));
    }
  }

  @Test
  void quietPartsAreGatedOut() {
    LoudnessMeter meter = new LoudnessMeter(2, RATE_HZ);
    play(meter, 10, -36, -36);
    play(meter, 60, -23, -23);
    play(meter, 10, -36, -36);
    assertThat(meter.integratedLufs()).isCloseTo(-23, within(0.1));
  }

  @Test
  void nearSilenceIsGatedOutToo() {
    LoudnessMeter meter = new LoudnessMeter(2, RATE_HZ);
    for (double levelDb : new double[] {-72, -36}) {
      play(meter, 10, levelDb, levelDb);
    }
    play(meter, 60, -23, -23);
    for (double levelDb : new double[] {-36, -72}) {
      play(meter, 10, levelDb, levelDb);
    }
    assertThat(meter.integratedLufs()).isCloseTo(-23, within(0.1));
  }

  @Test
  void louderMiddleCountsByItsLength() {
    LoudnessMeter meter = new LoudnessMeter(2, RATE_HZ);
    play(meter, 20, -26, -26);
    play(meter, 20.1, -20, -20);
    play(meter, 20, -26, -26);
    assertThat(meter.integratedLufs()).isCloseTo(-23, within(0.1));
  }

  @Test
  void surroundChannelsWeighMoreAndLfeNothing() {
    LoudnessMeter five = new LoudnessMeter(5, RATE_HZ);
    play(five, 20, -28, -28, -24, -30, -30);
    assertThat(five.integratedLufs()).isCloseTo(-23, within(0.1));
    LoudnessMeter six = new LoudnessMeter(6, RATE_HZ);
    play(six, 20, -28, -28, -24, 0, -30, -30);
    assertThat(six.integratedLufs()).isCloseTo(-23, within(0.1));
  }

  @Test
  void momentaryFollowsWithin400Milliseconds() {
    LoudnessMeter meter = new LoudnessMeter(1, RATE_HZ);
    play(meter, 3, -40);
    play(meter, 0.4, -20);
    assertThat(meter.momentaryLufs()).isCloseTo(-23.01, within(0.1));
    assertThat(meter.shortTermLufs()).isLessThan(-30);
  }

  @Test
  void silenceAndTheStartAreNegativeInfinity() {
    LoudnessMeter meter = new LoudnessMeter(1, RATE_HZ);
    assertThat(meter.momentaryLufs()).isEqualTo(Double.NEGATIVE_INFINITY);
    meter.add(new float[1][RATE_HZ * 4], 0, RATE_HZ * 4);
    assertThat(meter.integratedLufs()).isEqualTo(Double.NEGATIVE_INFINITY);
    play(meter, 1, -20);
    meter.reset();
    assertThat(meter.integratedLufs()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThatThrownBy(() -> new LoudnessMeter(0, RATE_HZ)).hasMessageContaining("channel");
    assertThatThrownBy(() -> new LoudnessMeter(1, 0)).hasMessageContaining("sampleRateHz");
  }

  private static void play(LoudnessMeter meter, double seconds, double... levelsDb) {
    int frames = (int) Math.round(seconds * RATE_HZ);
    float[][] block = new float[levelsDb.length][frames];
    for (int channel = 0; channel < levelsDb.length; channel++) {
      double peak = Math.pow(10, levelsDb[channel] / 20);
      for (int i = 0; i < frames; i++) {
        block[channel][i] = (float) (peak * Math.sin(2 * Math.PI * 1000 * i / RATE_HZ));
      }
    }
    meter.add(block, 0, frames);
  }
}
