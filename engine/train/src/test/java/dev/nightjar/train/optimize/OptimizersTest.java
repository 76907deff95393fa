package dev.nightjar.train.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    Random random = new Random(name.hashCode());
    try (PointerScope scope = new PointerScope()) {
      double[] expected = Vectors.random(random, SIZE);
      Tensor values = Vectors.tensor(expected.clone());
      Optimizer optimizer = Optimizers.named(name, Map.of()).of(values);
      PseudoCode paper = PseudoCode.all(SIZE).get(name).get();
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
