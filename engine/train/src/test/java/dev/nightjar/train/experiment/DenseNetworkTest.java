package dev.nightjar.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.train.network.Tensors;
import dev.nightjar.train.optimize.PerLayer;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class DenseNetworkTest {

  @Test
  void theGradientIsTheSlopeOfTheLossAndItsPenalty() {
    Random random = new Random(2);
    try (PointerScope scope = new PointerScope();
        DenseNetwork network = new DenseNetwork(3, 0.05, 4, 6, 3)) {
      float[] pixels = new float[20];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (float) random.nextGaussian();
      }
      Tensor inputs = Tensors.of(pixels, 5, 4);
      Tensor labels = Tensor.create(new long[] {0, 2, 1, 1, 0}, 5L);
      network.backward(inputs, labels);
      float[] gradient = Tensors.values(network.gradient());
      assertThat(gradient).hasSize(4 * 6 + 6 + 6 * 3 + 3);
      for (int i = 0; i < gradient.length; i += 5) {
        double up = moved(network, i, 1e-2, inputs, labels);
        double down = moved(network, i, -1e-2, inputs, labels);
        assertThat((up - down) / 2e-2).isCloseTo(gradient[i], within(5e-3));
      }
      assertThat(network.layers())
          .containsExactly(new PerLayer.Layer(30, 1, 4), new PerLayer.Layer(21, 1, 6));
    }
  }

  private static double moved(
      DenseNetwork network, int at, double by, Tensor inputs, Tensor labels) {
    add(network, at, by);
    double loss = network.backward(inputs, labels);
    add(network, at, -by);
    return loss;
  }

  private static void add(DenseNetwork network, int at, double by) {
    try (NoGradGuard guard = new NoGradGuard()) {
      network.values().narrow(0, at, 1).add_(new Scalar(by));
    }
  }
}
