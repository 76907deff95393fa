package dev.nightjar.train.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** What the papers say about how their algorithms relate. */
class RelationsTest {

  private static final int SIZE = 5;

  @Property(tries = 40)
  void withoutVarianceMsvagOfBatchesIsTheHeavyBall(
      @ForAll long seed, @ForAll @DoubleRange(max = 0.99) double mu) {
    Random random = new Random(seed);
    try (PointerScope scope = new PointerScope()) {
      Tensor a = Vectors.tensor(Vectors.random(random, SIZE));
      Tensor b = a.clone();
      Optimizer msvag = BatchVarianceAdapted.msvag(a, mu);
      Optimizer ball = Momentum.heavyBall(b, mu);
      for (int n = 0; n < 10; n++) {
        Tensor gradient = Vectors.tensor(Vectors.random(random, SIZE));
        Tensor none = Vectors.tensor(new double[SIZE]);
        msvag.step(a, GradientSample.of(gradient).with(Need.VARIANCE, none), 0.1);
        ball.step(b, gradient, 0.1);
        assertThat(Vectors.values(a)).containsExactly(Vectors.values(b), within(1e-12));
      }
    }
  }

  /** Its average is the heavy ball's sum times (1 − µ) / (1 − µᵗ). */
  @Property(tries = 40)
  void withAConstantGradientMsvagIsTheHeavyBallsAverage(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.1, max = 0.95) double mu) {
    Random random = new Random(seed);
    try (PointerScope scope = new PointerScope()) {
      Tensor a = Vectors.tensor(Vectors.random(random, SIZE));
      Tensor b = a.clone();
      Optimizer msvag = VarianceAdapted.msvag(a, mu);
      Optimizer ball = Momentum.heavyBall(b, mu);
      Tensor gradient = Vectors.tensor(Vectors.random(random, SIZE));
      for (int n = 1; n <= 10; n++) {
        msvag.step(a, gradient, 0.1);
        ball.step(b, gradient, 0.1 * (1 - mu) / (1 - Math.pow(mu, n)));
      }
      assertThat(Vectors.values(a)).containsExactly(Vectors.values(b), within(1e-10));
    }
  }

  @Property(tries = 40)
  void adamThatForgetsNothingIsAdagrad(@ForAll long seed) {
    Random random = new Random(seed);
    try (PointerScope scope = new PointerScope()) {
      Tensor a = Vectors.tensor(Vectors.random(random, SIZE));
      Tensor b = a.clone();
      Optimizer unified = UnifiedAdam.adagrad(a, 0, 0);
      Optimizer adagrad = new Adagrad(b, 0);
      for (int n = 0; n < 10; n++) {
        Tensor gradient = Vectors.tensor(Vectors.positive(random, SIZE));
        unified.step(a, gradient, 0.1);
        adagrad.step(b, gradient, 0.1);
      }
      assertThat(Vectors.values(a)).containsExactly(Vectors.values(b), within(1e-12));
    }
  }

  @Property(tries = 40)
  void unifiedAdamWithABeta2OfOneIsAdagrad(@ForAll long seed) {
    Random random = new Random(seed);
    try (PointerScope scope = new PointerScope()) {
      Tensor a = Vectors.tensor(Vectors.random(random, SIZE));
      Tensor b = a.clone();
      Map<String, String> forgetsNothing = Map.of("beta1", "0", "beta2", "1", "epsilon", "1e-20");
      Optimizer unified = Optimizers.named("unified-adam", forgetsNothing).of(a);
      Optimizer adagrad = Optimizers.named("adagrad", Map.of("epsilon", "1e-20")).of(b);
      for (int n = 0; n < 10; n++) {
        Tensor gradient = Vectors.tensor(Vectors.positive(random, SIZE));
        unified.step(a, gradient, 0.1);
        adagrad.step(b, gradient, 0.1);
      }
      assertThat(Vectors.values(a)).containsExactly(Vectors.values(b), within(1e-12));
    }
  }

  /**
   * Without momentum the thesis' Adam differs from Kingma's by where ε is; with ε = 0 not at all.
   */
  @Property(tries = 40)
  void unifiedAdamWithoutMomentumAndEpsilonIsAdam(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.5, max = 0.99) double beta2) {
    Random random = new Random(seed);
    try (PointerScope scope = new PointerScope()) {
      Tensor a = Vectors.tensor(Vectors.random(random, SIZE));
      Tensor b = a.clone();
      Optimizer unified = UnifiedAdam.adam(a, 0, beta2, 0);
      Optimizer adam = new Adam(b, 0, beta2, 0, 0);
      for (int n = 0; n < 10; n++) {
        Tensor gradient = Vectors.tensor(Vectors.positive(random, SIZE));
        unified.step(a, gradient, 0.1);
        adam.step(b, gradient, 0.1);
      }
      assertThat(Vectors.values(a)).containsExactly(Vectors.values(b), within(1e-10));
    }
  }

  @Property(tries = 40)
  void whereEachExampleUsesTheRowAdaBatchIsTheMean(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int batch) {
    Random random = new Random(seed);
    try (PointerScope scope = new PointerScope()) {
      Tensor gradient = Vectors.tensor(Vectors.random(random, SIZE));
      double[] before = Vectors.values(gradient);
      new AdaBatchRows(2, 1, 3).aggregate(gradient, new long[batch]);
      assertThat(Vectors.values(gradient)).containsExactly(before);
    }
  }

  @Property(tries = 40)
  void adaBatchDividesARowsGradientByHowOftenItWasUsed(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int batch) {
    Random random = new Random(seed);
    int rows = 4;
    long[] used = random.longs(batch, 0, rows).toArray();
    double[][] each = new double[batch][];
    double[] sums = new double[rows * 2];
    int[] counts = new int[rows];
    for (int b = 0; b < batch; b++) {
      each[b] = Vectors.random(random, 2);
      sums[(int) used[b] * 2] += each[b][0];
      sums[(int) used[b] * 2 + 1] += each[b][1];
      counts[(int) used[b]]++;
    }
    try (PointerScope scope = new PointerScope()) {
      Tensor gradient = Vectors.tensor(sums.clone()).div_(new org.bytedeco.pytorch.Scalar(batch));
      new AdaBatchRows(0, rows, 2).aggregate(gradient, used);
      double[] got = Vectors.values(gradient);
      for (int i = 0; i < got.length; i++) {
        assertThat(got[i]).isCloseTo(sums[i] / Math.max(1, counts[i / 2]), within(1e-12));
      }
    }
  }

  @Property(tries = 40)
  void theVarianceOfABatchIsThatOfItsMean(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 9) int batch) {
    Random random = new Random(seed);
    try (PointerScope scope = new PointerScope()) {
      GradientVariance variance = new GradientVariance(Vectors.tensor(0));
      double[] gradients = Vectors.random(random, batch);
      for (double gradient : gradients) {
        variance.add(Vectors.tensor(gradient));
      }
      double mean = java.util.Arrays.stream(gradients).average().orElseThrow();
      double squares = java.util.Arrays.stream(gradients).map(g -> (g - mean) * (g - mean)).sum();
      GradientSample sample = variance.sample();
      assertThat(Vectors.values(sample.gradient())[0]).isCloseTo(mean, within(1e-12));
      assertThat(Vectors.values(sample.get(Need.VARIANCE))[0])
          .isCloseTo(squares / (batch - 1) / batch, within(1e-12));
    }
  }

  @Property(tries = 20)
  void layersWithStepsOfTheirOwnGoOnExactly(@ForAll long seed) {
    Random random = new Random(seed);
    List<Layer> layers = List.of(new Layer(2, 1, 4), new Layer(3, 9, 7));
    try (PointerScope scope = new PointerScope()) {
      Tensor whole = Vectors.tensor(Vectors.random(random, SIZE));
      Tensor parts = whole.clone();
      Optimizer first = new PerLayer(whole, Momentum.heavyBall(whole, 0.9), layers);
      Optimizer second = new PerLayer(parts, Momentum.heavyBall(parts, 0.9), layers);
      for (int n = 0; n < 6; n++) {
        Tensor gradient = Vectors.tensor(Vectors.random(random, SIZE));
        first.step(whole, gradient, 0.1);
        if (n < 3) {
          parts.copy_(whole);
          first.state().forEach((name, tensor) -> second.state().get(name).copy_(tensor));
        } else {
          second.step(parts, gradient, 0.1);
        }
      }
      assertThat(Vectors.values(parts)).containsExactly(Vectors.values(whole));
    }
  }

  @Property(tries = 20)
  void layersTakeTheirShareOfAStep(@ForAll long seed) {
    Random random = new Random(seed);
    try (PointerScope scope = new PointerScope()) {
      Tensor values = Vectors.tensor(new double[3]);
      double[] gradient = Vectors.random(random, 3);
      List<Layer> layers = List.of(new Layer(2, 1, 4), new Layer(1, 25, 1));
      new PerLayer(values, new Sgd(), layers).step(values, Vectors.tensor(gradient), 1);
      assertThat(Vectors.values(values))
          .containsExactly(
              new double[] {-gradient[0] / 2, -gradient[1] / 2, -gradient[2] / 5}, within(1e-12));
    }
  }
}
