package dev.nightjar.train.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.train.network.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizersTest {

  private static final int SIZE = 9;
  private static final int STEPS = 24;

  static Set<String> names() {
    return Optimizers.listing().keySet();
  }

  @Test
  void everyOneHasItsPseudoCode() {
    assertThat(PseudoCode.all(SIZE).keySet()).containsExactlyInAnyOrderElementsOf(names());
  }

  @ParameterizedTest
  @MethodSource("names")
  void equalsThePapersPseudoCode(String name) {
    compare(name, Map.of(), PseudoCode.all(SIZE).get(name).get());
  }

  /** Section 5.1 of "Step-Tuned SGD": the decay waits for the next epoch. */
  @Test
  void equalsThePapersPseudoCodeWithOtherConstants() {
    for (String epoch : List.of("2", "3", "50")) {
      Map<String, String> arguments = Map.of("epoch", epoch);
      compare("step-tuned", arguments, PseudoCode.of("step-tuned", arguments, SIZE));
    }
    for (String beta1 : List.of("0.5", "0.9")) {
      Map<String, String> arguments = Map.of("beta1", beta1);
      compare("unified-adagrad", arguments, PseudoCode.of("unified-adagrad", arguments, SIZE));
      Map<String, String> horizon = Map.of("beta1", beta1, "steps", "24");
      compare("finite-horizon-adam", horizon, PseudoCode.of("finite-horizon-adam", horizon, SIZE));
    }
  }

  /**
   * M-SVAG with µ = 1/2 and α = 1 on gradients 2, 0, 1, by hand: m = 2, 2/3, 6/7; v = 4, 4/3, 8/7;
   * κ = 1, 5/9, 3/7; 1/(1 + η²) = 1, 9/19, 21/26.
   */
  @Test
  void msvagsFirstStepsAreThoseOfPaperAndPencil() {
    try (PointerScope scope = new PointerScope()) {
      Tensor x = Vectors.tensor(0);
      Optimizer msvag = Optimizers.named("m-svag", Map.of("mu", "0.5")).of(x);
      double[] gradients = {2, 0, 1};
      double[] expected = {-2, -44 / 19.0, -743 / 247.0};
      for (int n = 0; n < gradients.length; n++) {
        msvag.step(x, Vectors.tensor(gradients[n]), 1);
        assertThat(Vectors.values(x)[0]).isCloseTo(expected[n], within(1e-12));
      }
    }
  }

  private static void compare(String name, Map<String, String> arguments, PseudoCode paper) {
    Random random = new Random(name.hashCode());
    try (PointerScope scope = new PointerScope()) {
      double[] expected = Vectors.random(random, SIZE);
      Tensor values = Vectors.tensor(expected.clone());
      Optimizer optimizer = Optimizers.named(name, arguments).of(values);
      for (int n = 0; n < STEPS; n++) {
        double[] gradient = Vectors.random(random, SIZE);
        double[] extra = extra(optimizer, random);
        paper.step(expected, gradient, extra, 0.1);
        optimizer.step(values, sample(optimizer, gradient, extra), 0.1);
        // An unbounded step on gradients that fit no objective may be as large as it likes.
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(Vectors.values(values))
            .containsExactly(expected, within(1e-12 * Math.max(1, largest)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void oneThatIsRestoredGoesOnExactly(String name) {
    try (PointerScope scope = new PointerScope()) {
      Tensor whole = Vectors.tensor(Vectors.random(new Random(1), SIZE));
      Tensor parts = whole.clone();
      Optimizer first = Optimizers.named(name, Map.of()).of(whole);
      Optimizer second = Optimizers.named(name, Map.of()).of(parts);
      Random same = new Random(2);
      // An odd number: the two steps of a batch are torn apart.
      for (int n = 0; n < 7; n++) {
        GradientSample sample = sample(first, Vectors.random(same, SIZE), extra(first, same));
        first.step(whole, sample, 0.1);
      }
      parts.copy_(whole);
      first.state().forEach((key, tensor) -> second.state().get(key).copy_(tensor));
      for (int n = 0; n < 7; n++) {
        GradientSample sample = sample(first, Vectors.random(same, SIZE), extra(first, same));
        first.step(whole, sample, 0.1);
        second.step(parts, sample, 0.1);
      }
      assertThat(Vectors.values(parts)).containsExactly(Vectors.values(whole));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void oneThatIsClosedOutlivesItsScopeByNothing(String name) {
    Map<String, Tensor> state;
    try (PointerScope scope = new PointerScope()) {
      Tensor values = Vectors.tensor(1, 2);
      Optimizer inner = Optimizers.named(name, Map.of()).of(values);
      Optimizer optimizer = new PerLayer(values, inner, List.of(new Layer(2, 1, 4)));
      state = optimizer.state();
      optimizer.close();
    }
    assertThat(state.values()).allMatch(tensor -> tensor.isNull());
  }

  @ParameterizedTest
  @MethodSource("names")
  void weightsWithoutAGradientStayNumbers(String name) {
    try (PointerScope scope = new PointerScope()) {
      Tensor values = Vectors.tensor(1, 2);
      Optimizer optimizer = Optimizers.named(name, Map.of()).of(values);
      for (int n = 0; n < 3; n++) {
        optimizer.step(values, sample(optimizer, new double[2], new double[2]), 0.1);
      }
      assertThat(Vectors.values(values)).containsExactly(new double[] {1, 2}, within(0.01));
    }
  }

  /** Weights are single precision, where squares of small gradients vanish. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "adagrad",
        "rmsprop",
        "adam",
        "adamw",
        "nadam",
        "muon",
        "unified-adagrad",
        "unified-adam",
        "finite-horizon-adam"
      })
  void withTheLeastEpsilonTinyGradientsMakeNoLongSteps(String name) {
    try (PointerScope scope = new PointerScope()) {
      Tensor values = Tensors.of(new float[] {1, 1, 1, 1}, 4);
      Optimizer optimizer = Optimizers.named(name, Map.of("epsilon", "1e-20")).of(values);
      Tensor gradient = Tensors.of(new float[] {0, 1e-24f, 1e-21f, 1e-3f}, 4);
      for (int n = 0; n < 3; n++) {
        optimizer.step(values, gradient, 0.001);
      }
      float[] got = Tensors.values(values);
      for (float value : got) {
        assertThat(value).isBetween(0.95f, 1.05f);
      }
    }
    assertThatThrownBy(() -> Optimizers.named(name, Map.of("epsilon", "1e-50")))
        .hasMessage(name + ": epsilon=1e-50 must be 1.0E-20 to 1.0");
  }

  @Test
  void argumentsThatDoNotGoTogetherAreRefusedWhenChosen() {
    assertThatThrownBy(
            () -> new OptimizerChoice("unified-adam", Map.of("beta1", "0.99", "beta2", "0.9")))
        .hasMessage("unified-adam: beta1 must be less than beta2");
    assertThatThrownBy(
            () -> new OptimizerChoice("finite-horizon-adam", Map.of("beta1", "0.9", "steps", "5")))
        .hasMessageContaining("finite-horizon-adam: beta1 must be less than 1 - 1/steps");
    assertThatThrownBy(() -> new OptimizerChoice("finite-horizon-adam", Map.of("steps", "10.7")))
        .hasMessage("finite-horizon-adam: steps=10.7 must be a whole number");
    assertThatThrownBy(() -> new OptimizerChoice("step-tuned", Map.of("epoch", "2.5")))
        .hasMessage("step-tuned: epoch=2.5 must be a whole number");
  }

  @Test
  void saysWhatThereIsIfSomethingIsUnknown() {
    assertThatThrownBy(() -> Optimizers.named("adagram", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no optimizer adagram")
        .hasMessageContaining("unified-adagrad");
    assertThatThrownBy(() -> Optimizers.named("adam", Map.of("momentum", "0.9")))
        .hasMessage("adam has no argument momentum; it has beta1=0.9, beta2=0.999, epsilon=1.0E-8");
    assertThatThrownBy(() -> Optimizers.named("sgd", Map.of("mu", "0.9")))
        .hasMessage("sgd has no argument mu; it has none");
    assertThatThrownBy(() -> Optimizers.named("m-svag", Map.of("mu", "much")))
        .hasMessage("m-svag: mu=much is no number");
    assertThatThrownBy(() -> Optimizers.named("m-svag", Map.of("mu", "1.5")))
        .hasMessageContaining("m-svag: mu=1.5 must be 0.0 to");
    assertThatThrownBy(() -> Optimizers.named("step-tuned", Map.of("least", "3")))
        .hasMessage("step-tuned: least must not be more than most");
    assertThatThrownBy(
            () -> {
              try (PointerScope scope = new PointerScope()) {
                Tensor x = Vectors.tensor(1);
                Optimizers.named("m-svag-mb", Map.of()).of(x).step(x, x.clone(), 0.1);
              }
            })
        .hasMessageContaining("VARIANCE");
  }

  private static double[] extra(Optimizer optimizer, Random random) {
    return optimizer.needs().contains(Need.VARIANCE)
        ? Vectors.positive(random, SIZE)
        : Vectors.random(random, SIZE);
  }

  private static GradientSample sample(Optimizer optimizer, double[] gradient, double[] extra) {
    GradientSample sample = GradientSample.of(Vectors.tensor(gradient));
    for (Need need : optimizer.needs()) {
      sample = sample.with(need, Vectors.tensor(extra));
    }
    return sample;
  }
}
