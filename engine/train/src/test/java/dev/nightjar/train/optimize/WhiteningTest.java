package dev.nightjar.train.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class WhiteningTest {

  @Test
  void oneThatIsRestoredGoesOnExactly() {
    Random random = new Random(4);
    try (PointerScope scope = new PointerScope()) {
      Tensor like = Vectors.tensor(new double[3]);
      Whitening whole = new Whitening(like, 2, 0.9, 1e-3, 2);
      Whitening parts = new Whitening(like, 2, 0.9, 1e-3, 2);
      for (int n = 0; n < 6; n++) {
        if (n == 3) {
          whole.state().forEach((name, tensor) -> parts.state().get(name).copy_(tensor));
        }
        Tensor inputs = Vectors.tensor(Vectors.random(random, 12)).view(4, 3);
        double[] weights = Vectors.random(random, 6);
        double[] biases = Vectors.random(random, 2);
        double[] first = rescaled(whole, inputs, weights, biases);
        if (n >= 3) {
          assertThat(rescaled(parts, inputs, weights, biases)).containsExactly(first);
        }
      }
    }
  }

  private static double[] rescaled(
      Whitening whitening, Tensor inputs, double[] weights, double[] biases) {
    Tensor weightGradient = Vectors.tensor(weights.clone()).view(2, 3);
    Tensor biasGradient = Vectors.tensor(biases.clone());
    whitening.rescale(inputs, weightGradient, biasGradient);
    return Vectors.values(torch.cat(new TensorVector(weightGradient.view(-1), biasGradient)));
  }

  /** A step on v of y = β Σ v_i α_i (x_i − µ_i) + β v_0, carried over to w and b, is the same. */
  @Test
  void aStepIsOneOnTheReparametrizedLayer() {
    Random random = new Random(3);
    int inputs = 4;
    int outputs = 2;
    int batch = 6;
    double[][] x = new double[batch][];
    double[][] g = new double[batch][];
    double[] flat = new double[batch * inputs];
    for (int n = 0; n < batch; n++) {
      x[n] = Vectors.random(random, inputs);
      g[n] = Vectors.random(random, outputs);
      System.arraycopy(x[n], 0, flat, n * inputs, inputs);
    }
    double[] mu = new double[inputs];
    double[] variance = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      for (double[] row : x) {
        mu[i] += row[i] / batch;
        variance[i] += row[i] * row[i] / batch;
      }
      variance[i] -= mu[i] * mu[i];
    }
    double beta2 = 1 / Math.sqrt(inputs);
    double[] expectedWeights = new double[outputs * inputs];
    double[] expectedBias = new double[outputs];
    double[] weights = new double[outputs * inputs];
    double[] bias = new double[outputs];
    for (int j = 0; j < outputs; j++) {
      for (int n = 0; n < batch; n++) {
        bias[j] += g[n][j] / batch;
        expectedBias[j] += beta2 * g[n][j] / batch;
        for (int i = 0; i < inputs; i++) {
          weights[j * inputs + i] += g[n][j] * x[n][i] / batch;
          double step = beta2 * g[n][j] * (x[n][i] - mu[i]) / variance[i] / batch;
          expectedWeights[j * inputs + i] += step;
          expectedBias[j] -= mu[i] * step;
        }
      }
    }
    try (PointerScope scope = new PointerScope()) {
      Tensor weightGradient = Vectors.tensor(weights).view(outputs, inputs);
      Tensor biasGradient = Vectors.tensor(bias);
      Tensor batchInputs = Vectors.tensor(flat).view(batch, inputs);
      Whitening whitening = new Whitening(Vectors.tensor(new double[inputs]), 1, 0.9, 1e-9, 1);
      whitening.rescale(batchInputs, weightGradient, biasGradient);
      assertThat(Vectors.values(biasGradient)).as("while quiet").containsExactly(bias);
      whitening.rescale(batchInputs, weightGradient, biasGradient);
      assertThat(Vectors.values(weightGradient)).containsExactly(expectedWeights, within(1e-12));
      assertThat(Vectors.values(biasGradient)).containsExactly(expectedBias, within(1e-12));
    }
  }
}
