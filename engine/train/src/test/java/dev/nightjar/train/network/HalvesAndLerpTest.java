package dev.nightjar.train.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.DoubleBuffer;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** What the training face does by lerp and chunk, and its gradients, against plain arithmetic. */
class HalvesAndLerpTest {

  private static final int BATCH = 2;
  private static final int CHANNELS = 3;
  private static final int STEPS = 5;
  private static final int BANDS = 4;
  private static final double[] OFFSET = {-1, 0.5, 2};

  @Test
  void aMemoryKeepsAShareOfItsStateAndTakesTheRestFromTheFirstHalf() {
    double[] x = random(BATCH * 2 * CHANNELS * STEPS * BANDS, 1);
    double[] expected = new double[x.length / 2];
    for (int b = 0; b < BATCH; b++) {
      for (int c = 0; c < CHANNELS; c++) {
        for (int band = 0; band < BANDS; band++) {
          double state = 0;
          for (int step = 0; step < STEPS; step++) {
            double fresh = x[place(b, 2 * CHANNELS, c, step, band)];
            double gate = x[place(b, 2 * CHANNELS, CHANNELS + c, step, band)];
            double kept = 1 / (1 + Math.exp(-gate - OFFSET[c]));
            state = kept * state + (1 - kept) * fresh;
            expected[place(b, CHANNELS, c, step, band)] = state;
          }
        }
      }
    }
    assertThat(values(HalvesAndLerpTest::memory, x)).containsExactly(expected, within(1e-12));
  }

  @Test
  void theGradientOfAMemoryIsThatOfFiniteDifferences() {
    double[] x = random(BATCH * 2 * CHANNELS * STEPS * BANDS, 2);
    gradientIsThatOfFiniteDifferences(HalvesAndLerpTest::memory, x);
  }

  @Test
  void aProductOfSpectraIsThatOfComplexNumbersAndSoIsItsGradient() {
    double[] gain = random(BATCH * 2 * STEPS * BANDS, 3);
    double[] spectrum = random(gain.length, 4);
    double[] expected = new double[gain.length];
    for (int b = 0; b < BATCH; b++) {
      for (int step = 0; step < STEPS; step++) {
        for (int band = 0; band < BANDS; band++) {
          int re = place(b, 2, 0, step, band);
          int im = place(b, 2, 1, step, band);
          expected[re] = gain[re] * spectrum[re] - gain[im] * spectrum[im];
          expected[im] = gain[re] * spectrum[im] + gain[im] * spectrum[re];
        }
      }
    }
    UnaryOperator<Tensor> product =
        x ->
            TorchSpectra.complexMultiply(
                x.view(BATCH, 2, STEPS, BANDS), Tensor.create(spectrum, BATCH, 2, STEPS, BANDS));
    assertThat(values(product, gain)).containsExactly(expected, within(1e-12));
    gradientIsThatOfFiniteDifferences(product, gain);
  }

  private static Tensor memory(Tensor x) {
    return TorchBands.memory(x.view(BATCH, 2 * CHANNELS, STEPS, BANDS), Tensor.create(OFFSET));
  }

  private static int place(int batch, int channels, int channel, int step, int band) {
    return ((batch * channels + channel) * STEPS + step) * BANDS + band;
  }

  private static double[] random(int count, long seed) {
    return new Random(seed).doubles(count, -2, 2).toArray();
  }

  /** Of a sum of the results with weights, so that each of them counts differently. */
  private static void gradientIsThatOfFiniteDifferences(
      UnaryOperator<Tensor> function, double[] at) {
    double[] weights = random(values(function, at).length, 5);
    double[] gradient;
    try (PointerScope scope = new PointerScope()) {
      Tensor x = Tensor.create(at).requires_grad_(true);
      function.apply(x).flatten().dot(Tensor.create(weights)).backward();
      gradient = doubles(x.grad());
    }
    double width = 1e-5;
    for (int i = 0; i < at.length; i++) {
      double[] near = at.clone();
      near[i] = at[i] + width;
      double above = dot(weights, values(function, near));
      near[i] = at[i] - width;
      double below = dot(weights, values(function, near));
      assertThat(gradient[i]).isCloseTo((above - below) / (2 * width), within(1e-6));
    }
  }

  private static double[] values(UnaryOperator<Tensor> function, double[] x) {
    try (PointerScope scope = new PointerScope()) {
      return doubles(function.apply(Tensor.create(x)));
    }
  }

  private static double[] doubles(Tensor tensor) {
    Tensor dense = tensor.detach().contiguous();
    double[] values = new double[(int) dense.numel()];
    DoubleBuffer buffer = dense.createBuffer();
    buffer.get(values);
    return values;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
