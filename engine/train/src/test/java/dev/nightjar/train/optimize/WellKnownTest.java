package dev.nightjar.train.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdagradOptions;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.junit.jupiter.api.Test;

/** Against libtorch's own optimizers. */
class WellKnownTest {

  private static final int SIZE = 11;

  @Test
  void equalsLibtorchsAdam() {
    compare("adam", p -> new org.bytedeco.pytorch.Adam(p, new AdamOptions(0.01)));
  }

  @Test
  void equalsLibtorchsAdamWithDecoupledDecay() {
    compare("adamw", p -> new AdamW(p, new AdamWOptions(0.01)));
  }

  @Test
  void equalsLibtorchsAdagrad() {
    compare("adagrad", p -> new org.bytedeco.pytorch.Adagrad(p, new AdagradOptions(0.01)));
  }

  @Test
  void equalsLibtorchsRmsProp() {
    compare("rmsprop", p -> new RMSprop(p, new RMSpropOptions(0.01)));
  }

  @Test
  void equalsLibtorchsMomentum() {
    compare(
        "momentum",
        p -> {
          SGDOptions options = new SGDOptions(0.01);
          options.momentum().put(0.9);
          return new SGD(p, options);
        });
    compare(
        "nesterov",
        p -> {
          SGDOptions options = new SGDOptions(0.01);
          options.momentum().put(0.9);
          options.nesterov().put(true);
          return new SGD(p, options);
        });
  }

  /**
   * libtorch has no NAdam. These are what {@code torch.optim.NAdam(lr=0.1, foreach=True)} of 1.13
   * printed; without {@code foreach} that version counts a momentum twice, against its own
   * documentation.
   */
  @Test
  void equalsTorchsNadam() {
    double[][] expected = {
      {1.0, -1.8943548232209129, 0.39435482286876233},
      {0.8955019545290135, -1.9354657956247796, 0.42143174429725566},
      {0.9242631780765753, -1.8433832355708968, 0.3577385992276438},
      {0.8543270348137653, -1.8351710617063681, 0.40924792319597997},
      {0.9105329281690218, -1.9134569909507675, 0.3757110574909926}
    };
    try (PointerScope scope = new PointerScope()) {
      Tensor values = Vectors.tensor(1, -2, 0.5);
      Optimizer nadam = Optimizers.named("nadam", Map.of()).of(values);
      for (int n = 1; n <= expected.length; n++) {
        double[] gradient = new double[3];
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] = ((3 * n + 5 * i) % 7 - 3) / 2.0;
        }
        nadam.step(values, Vectors.tensor(gradient), 0.1);
        assertThat(Vectors.values(values)).containsExactly(expected[n - 1], within(1e-12));
      }
    }
  }

  private static void compare(
      String name, Function<TensorVector, org.bytedeco.pytorch.Optimizer> known) {
    Random random = new Random(5);
    try (PointerScope scope = new PointerScope()) {
      Tensor values = Vectors.tensor(Vectors.random(random, SIZE));
      Tensor leaf = values.clone().set_requires_grad(true);
      org.bytedeco.pytorch.Optimizer theirs = known.apply(new TensorVector(leaf));
      Optimizer ours = Optimizers.named(name, Map.of()).of(values);
      for (int n = 0; n < 30; n++) {
        Tensor gradient = Vectors.tensor(Vectors.random(random, SIZE));
        leaf.mutable_grad().put(gradient);
        theirs.step();
        ours.step(values, gradient, 0.01);
        assertThat(Vectors.values(values)).containsExactly(Vectors.values(leaf), within(1e-12));
      }
    }
  }
}
