package dev.nightjar.train.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.train.network.Tensors;
import dev.nightjar.train.optimize.Layer;
import dev.nightjar.train.optimize.Whitening;
import dev.nightjar.train.picture.PictureLayer.Activation;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class PictureNetworkTest {

  private static final Pictures.Form FORM = new Pictures.Form(2, 6, 5);
  private static final int COUNT = 5;

  private final Random random = new Random(2);

  private static PictureNetwork network(double penalty) {
    return new PictureNetwork(
        3,
        penalty,
        FORM,
        List.of(
            PictureLayer.convolution(3, 3, 2),
            PictureLayer.dense(6, Activation.SILU),
            PictureLayer.dense(3, Activation.LINEAR)));
  }

  private Tensor pictures() {
    float[] pixels = new float[COUNT * FORM.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    return Tensors.of(pixels, COUNT, FORM.size());
  }

  private static PictureLoss labels() {
    return PictureLoss.classes(Tensor.create(new long[] {0, 2, 1, 1, 0}, COUNT));
  }

  @Test
  void theGradientIsTheSlopeOfTheLossAndItsPenalty() {
    try (PointerScope scope = new PointerScope();
        PictureNetwork network = network(0.05)) {
      Tensor inputs = pictures();
      network.backward(inputs, labels());
      slopes(network, inputs);
    }
  }

  @Test
  void theGradientIsTheSlopeOfTheLossWhileLayersAreNormalized() {
    try (PointerScope scope = new PointerScope();
        PictureNetwork network = network(0)) {
      network.normalize();
      Tensor inputs = pictures();
      network.backward(inputs, labels());
      slopes(network, inputs);
    }
  }

  private static void slopes(PictureNetwork network, Tensor inputs) {
    float[] gradient = Tensors.values(network.gradient());
    assertThat(gradient).hasSize(3 * 18 + 3 + 6 * 6 + 6 + 6 * 3 + 3);
    for (int i = 0; i < gradient.length; i += 5) {
      double up = moved(network, i, 3e-3, inputs);
      double down = moved(network, i, -3e-3, inputs);
      assertThat((up - down) / 6e-3).isCloseTo(gradient[i], within(1e-2));
    }
  }

  @Test
  void aConvolutionsWeightsAreSharedByAllPlaces() {
    try (PictureNetwork network = network(0)) {
      assertThat(network.layers())
          .containsExactly(new Layer(57, 12, 18), new Layer(42, 1, 6), new Layer(21, 1, 6));
    }
    assertThatThrownBy(
            () ->
                new PictureNetwork(1, 0, FORM, List.of(PictureLayer.convolution(3, 6, 1))).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void whenNormalizationEndsTheNetworkDoesWhatItDid() {
    try (PointerScope scope = new PointerScope();
        PictureNetwork network = network(0)) {
      network.normalize();
      Tensor inputs = pictures();
      for (int n = 0; n < 5; n++) {
        network.backward(inputs, labels());
      }
      float[] before = Tensors.values(network.forward(inputs));
      network.endNormalization();
      assertThat(Tensors.values(network.forward(inputs))).containsExactly(before, within(1e-4f));
      network.backward(inputs, labels());
      slopes(network, inputs);
    }
  }

  @Test
  void aNormalizedNetworkDoesNotFeelTheScaleOfItsFirstWeights() {
    try (PointerScope scope = new PointerScope();
        PictureNetwork network = network(0)) {
      network.normalize();
      Tensor inputs = pictures();
      double before = network.backward(inputs, labels());
      try (NoGradGuard guard = new NoGradGuard()) {
        network.values().narrow(0, 0, 54).mul_(new Scalar(3.0));
      }
      assertThat(network.backward(inputs, labels())).isCloseTo(before, within(1e-3));
    }
  }

  /**
   * A convolution of 2 × 5 × 5 weights on 6 × 5 pixels has two windows a picture. With µ and σ² of
   * each place in the window over both batches, δw = β² (Σ g x − µ Σ g) / σ² and δb = β² Σ g − Σ µ
   * δw, β² = 1/√(2 × 50).
   */
  @Test
  void whiteningSeesEachUseOfAConvolutionsWeights() {
    int fanIn = 50;
    try (PointerScope scope = new PointerScope();
        PictureNetwork network =
            new PictureNetwork(3, 0, FORM, List.of(PictureLayer.convolution(1, 5, 1)))) {
      Tensor inputs = pictures();
      PictureLoss sum = outputs -> outputs.flatten(1, -1).sum();
      network.backward(inputs, sum);
      float[] plain = Tensors.values(network.gradient());
      List<Whitening> whitenings = network.whitenings(1);
      network.backward(inputs, sum, whitenings);
      assertThat(Tensors.values(network.gradient())).containsExactly(plain, within(1e-4f));
      network.backward(inputs, sum, whitenings);
      float[] whitened = Tensors.values(network.gradient());

      float[] pixels = Tensors.values(inputs);
      double squaredBeta = 1 / Math.sqrt(2.0 * fanIn);
      double bias = squaredBeta * plain[fanIn];
      for (int i = 0; i < fanIn; i++) {
        double mean = 0;
        double square = 0;
        for (int picture = 0; picture < COUNT; picture++) {
          for (int down = 0; down < 2; down++) {
            int row = i / 5 % 5 + down;
            double x = pixels[picture * 60 + i / 25 * 30 + row * 5 + i % 5];
            mean += x / (2 * COUNT);
            square += x * x / (2 * COUNT);
          }
        }
        double variance = Math.max(0.01, square - mean * mean);
        double expected = squaredBeta * (plain[i] - mean * plain[fanIn]) / variance;
        assertThat((double) whitened[i])
            .isCloseTo(expected, within(1e-3 * (1 + Math.abs(expected))));
        bias -= mean * expected;
      }
      assertThat((double) whitened[fanIn]).isCloseTo(bias, within(1e-3 * (1 + Math.abs(bias))));
    }
  }

  private static double moved(PictureNetwork network, int at, double by, Tensor inputs) {
    add(network, at, by);
    double loss = network.backward(inputs, labels());
    add(network, at, -by);
    return loss;
  }

  private static void add(PictureNetwork network, int at, double by) {
    try (NoGradGuard guard = new NoGradGuard()) {
      network.values().narrow(0, at, 1).add_(new Scalar(by));
    }
  }
}
