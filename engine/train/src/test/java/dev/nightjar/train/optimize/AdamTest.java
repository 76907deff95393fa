package dev.nightjar.train.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.train.network.Tensors;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class AdamTest {

  @Test
  void equalsThePapersPseudoCode() {
    int size = 7;
    Random random = new Random(1);
    double[] x = new double[size];
    double[] m = new double[size];
    double[] v = new double[size];
    try (PointerScope scope = new PointerScope()) {
      Tensor values = Tensors.of(new float[size], size);
      Adam adam = new Adam(size, 0.9, 0.999, 1e-8);
      for (int t = 1; t <= 20; t++) {
        float[] gradient = new float[size];
        for (int i = 0; i < size; i++) {
          gradient[i] = (float) random.nextGaussian();
          m[i] = 0.9 * m[i] + 0.1 * gradient[i];
          v[i] = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i];
          double mHat = m[i] / (1 - Math.pow(0.9, t));
          double vHat = v[i] / (1 - Math.pow(0.999, t));
          x[i] -= 0.01 * mHat / (Math.sqrt(vHat) + 1e-8);
        }
        adam.step(values, Tensors.of(gradient, size), 0.01);
      }
      float[] got = Tensors.values(values);
      for (int i = 0; i < size; i++) {
        assertThat((double) got[i]).isCloseTo(x[i], within(1e-6));
      }
    }
  }

  @Test
  void stepSizeRisesStaysAndFalls() {
    StepSize size = new StepSize(1e-3, 10, 100, 200, 0.1);
    assertThat(size.at(0)).isCloseTo(1e-4, within(1e-12));
    assertThat(size.at(9)).isCloseTo(1e-3, within(1e-12));
    assertThat(size.at(99)).isCloseTo(1e-3, within(1e-12));
    assertThat(size.at(149)).isCloseTo(0.55e-3, within(1e-5));
    assertThat(size.at(199)).isCloseTo(1e-4, within(1e-9));
    assertThat(size.at(5000)).isCloseTo(1e-4, within(1e-9));
  }
}
