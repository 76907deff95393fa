package dev.nightjar.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.train.network.Tensors;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {

  @ParameterizedTest
  @ValueSource(strings = {"l1", "stft", "compressed", "spectral", "faint", "convergence", "mse"})
  void isZeroForEqualSignalsAndGrowsWithTheError(String name) {
    try (PointerScope scope = new PointerScope()) {
      Loss loss = WeightedLoss.parse(name);
      Tensor clean = noise(1);
      Tensor error = noise(2);
      assertThat(value(loss, clean, clean)).isCloseTo(0, within(1e-6));
      double little = value(loss, clean.add(error.mul(new Scalar(0.1))), clean);
      double much = value(loss, clean.add(error), clean);
      assertThat(little).isPositive();
      assertThat(much).isGreaterThan(2 * little);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"l1", "stft", "compressed", "error", "convergence", "mse"})
  void slopeIsThatOfFiniteDifferences(String name) {
    try (PointerScope scope = new PointerScope()) {
      Loss loss = WeightedLoss.parse(name);
      Tensor clean = noise(1);
      Tensor estimate = noise(3).set_requires_grad(true);
      loss.of(estimate, clean).backward();
      // Away from the clean signal, and a little aside: a slope well above rounding.
      Tensor direction = estimate.detach().sub(clean).add(noise(4));
      double slope = estimate.grad().mul(direction).sum().item_float();
      double step = 2e-2;
      Tensor move = direction.mul(new Scalar(step));
      double ahead = value(loss, estimate.detach().add(move), clean);
      double behind = value(loss, estimate.detach().sub(move), clean);
      assertThat(slope).isCloseTo((ahead - behind) / (2 * step), within(0.01 * Math.abs(slope)));
    }
  }

  @Test
  void errorIsInDecibelsAndDefinedForSilence() {
    try (PointerScope scope = new PointerScope()) {
      Loss loss = WeightedLoss.parse("error");
      Tensor clean = noise(1);
      Tensor silence = clean.mul(new Scalar(0.0));
      assertThat(value(loss, silence, clean)).isCloseTo(0, within(0.3));
      assertThat(value(loss, clean.mul(new Scalar(0.9)), clean)).isCloseTo(-19.6, within(0.5));
      assertThat(value(loss, silence, silence)).isCloseTo(-40, within(0.1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"l1", "stft", "compressed", "error", "spectral", "faint", "convergence", "mse"})
  void isTheMeanOfItsSignalsLosses(String name) {
    try (PointerScope scope = new PointerScope()) {
      Loss loss = WeightedLoss.parse(name);
      // One signal is loud, one faint: a norm over both would hear the loud one alone.
      Tensor loudness = Tensors.of(new float[] {1, 0.01f}, 2, 1);
      Tensor clean = noise(1).mul(loudness);
      Tensor estimate = noise(2).mul(loudness);
      double each = 0;
      for (int i = 0; i < 2; i++) {
        each += value(loss, estimate.narrow(0, i, 1), clean.narrow(0, i, 1)) / 2;
      }
      assertThat(value(loss, estimate, clean)).isCloseTo(each, within(1e-4 * Math.abs(each)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stft", "convergence"})
  void faintNoiseInPlaceOfSilenceIsNoDisaster(String name) {
    try (PointerScope scope = new PointerScope()) {
      Tensor silence = noise(1).mul(new Scalar(0.0));
      Tensor faint = noise(1).mul(new Scalar(1e-3));
      assertThat(value(WeightedLoss.parse(name), faint, silence)).isLessThan(10);
    }
  }

  @Test
  void spectralLossIsTheChaptersEquation() {
    try (PointerScope scope = new PointerScope()) {
      float[] made = values(1, 1024 + 256);
      float[] wanted = values(2, 1024 + 256);
      double sum = 0;
      for (int start = 0; start <= 256; start += 256) {
        for (int bin = 0; bin <= 512; bin++) {
          sum += Math.abs(logPower(made, start, bin) - logPower(wanted, start, bin));
        }
      }
      double loss =
          value(
              WeightedLoss.parse("spectral"),
              Tensors.of(made, 1, made.length),
              Tensors.of(wanted, 1, wanted.length));
      assertThat(loss).isCloseTo(sum / (2 * 513), within(1e-4));
    }
  }

  /** log(1 + |STFT|²) by the definition of the transform, equation 2.2. */
  private static double logPower(float[] signal, int start, int bin) {
    double real = 0;
    double imaginary = 0;
    for (int n = 0; n < 1024; n++) {
      double windowed = (0.5 - 0.5 * Math.cos(2 * Math.PI * n / 1024)) * signal[start + n];
      real += windowed * Math.cos(2 * Math.PI * bin * n / 1024);
      imaginary -= windowed * Math.sin(2 * Math.PI * bin * n / 1024);
    }
    return Math.log(1 + real * real + imaginary * imaginary);
  }

  @Test
  void sumIsWeighted() {
    try (PointerScope scope = new PointerScope()) {
      Tensor a = noise(1);
      Tensor b = noise(2);
      double l1 = value(WeightedLoss.parse("l1"), a, b);
      double stft = value(WeightedLoss.parse("stft"), a, b);
      assertThat(value(WeightedLoss.parse("l1=2, stft=0.5"), a, b))
          .isCloseTo(2 * l1 + 0.5 * stft, within(1e-4));
    }
  }

  @Test
  void namesTheTermThatItDoesNotKnow() {
    assertThatThrownBy(() -> WeightedLoss.parse("l1=1,pesq=2"))
        .hasMessageContaining("'pesq'")
        .hasMessageContaining("compressed");
    assertThatThrownBy(() -> WeightedLoss.parse("l1=much")).hasMessageContaining("l1=much");
  }

  private static double value(Loss loss, Tensor estimate, Tensor clean) {
    return loss.of(estimate, clean).item_float();
  }

  private static Tensor noise(long seed) {
    return Tensors.of(values(seed, 2 * 6000), 2, 6000);
  }

  private static float[] values(long seed, int count) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
