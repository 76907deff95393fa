package dev.nightjar.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarriersTest {

  private static final int LENGTH = 1024;
  private static final int BINS = LENGTH / 2 + 1;
  private static final int RATE_HZ = 16_000;
  private static final Sing SING =
      new Sing(1, 128, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, LENGTH, 256, 64_000, RATE_HZ, true);
  private static final Carriers CARRIERS = new Carriers(SING);

  @ParameterizedTest
  @ValueSource(ints = {0, 28, 60, 69, 91, 127})
  void theToneIsAllHarmonicsBelowHalfTheRateInAHannWindow(int pitch) {
    double hz = 440 * Math.pow(2, (pitch - 69) / 12.0);
    int harmonics = Math.max(1, (int) (0.48 * RATE_HZ / hz));
    double signal = 0;
    double error = 0;
    for (int step = 0; step < SING.steps(); step += 66) {
      double[] frames = new double[LENGTH];
      for (int k = 1; k <= harmonics; k++) {
        for (int n = 0; n < LENGTH; n++) {
          double turns = k * hz * (256.0 * step + n) / RATE_HZ;
          double wave = Math.cos(2 * Math.PI * turns + Math.PI * k * k / harmonics);
          frames[n] += 0.01 * Math.sqrt(2.0 / harmonics) * wave;
        }
      }
      for (int n = 0; n < LENGTH; n++) {
        frames[n] *= 0.5 - 0.5 * Math.cos(2 * Math.PI * n / LENGTH);
      }
      new DoubleFFT_1D(LENGTH).realForward(frames);
      float[] got = carriers(pitch, step);
      for (int bin = 1; bin < BINS - 1; bin++) {
        signal += Math.pow(frames[2 * bin], 2) + Math.pow(frames[2 * bin + 1], 2);
        error += Math.pow(frames[2 * bin] - got[bin], 2);
        error += Math.pow(frames[2 * bin + 1] - got[BINS + bin], 2);
      }
    }
    assertThat(10 * Math.log10(signal / error)).isGreaterThan(100);
  }

  @Test
  void theNoiseIsThatOfItsStepInEveryNote() {
    float[] noise = Arrays.copyOfRange(carriers(50, 7), 2 * BINS, 4 * BINS);
    assertThat(Arrays.copyOfRange(carriers(90, 7), 2 * BINS, 4 * BINS)).isEqualTo(noise);
    assertThat(Arrays.copyOfRange(carriers(50, 8), 2 * BINS, 4 * BINS)).isNotEqualTo(noise);
  }

  @Test
  void binsTakeTheGainOfTheNearestHarmonic() {
    float[] places = Arrays.copyOfRange(carriers(69, 3), 4 * BINS, 5 * BINS);
    int harmonic = 5;
    int bin = Math.round(harmonic * 440f * LENGTH / RATE_HZ);
    assertThat(places[bin]).isEqualTo(harmonic - 1);
    assertThat(places[bin - 10]).isEqualTo(harmonic - 1);
    assertThat(places[bin - 20]).isEqualTo(harmonic - 2);
    assertThat(places[0]).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 21, 60, 127})
  void placesAreOfGainsThatThereAre(int pitch) {
    float[] all = carriers(pitch, 0);
    for (int bin = 0; bin < BINS; bin++) {
      assertThat(all[4 * BINS + bin]).isBetween(0f, GainPlaces.TONE_GAINS - 1f);
      assertThat(all[5 * BINS + bin]).isBetween(0f, GainPlaces.NOISE_GAINS - 1f);
    }
    assertThat(all[6 * BINS - 1]).isEqualTo(GainPlaces.NOISE_GAINS - 1f);
  }

  private static float[] carriers(int pitch, int step) {
    float[] all = new float[SING.carrierSize()];
    CARRIERS.new Writer().put(CARRIERS.tone(pitch), step, FloatBuffer.wrap(all), 0);
    return all;
  }
}
