package dev.nightjar.train.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MethodsTest {

  private static final double[] FREQUENCIES = {1, 0.9, 0.5, 0.3, 0.1, 0.05};

  /** Eq. 4.6, 4.7 and 4.9. */
  @Property(tries = 60)
  void batchesAreMergedAsTheThesisSays(
      @ForAll long seed,
      @ForAll Aggregation aggregation,
      @ForAll LinearLoss loss,
      @ForAll @IntRange(min = 1, max = 9) int batch) {
    Random random = new Random(seed);
    SparseRows rows = Sparse.rows(random, 30, FREQUENCIES);
    SparseProblem problem = new SparseProblem(rows, loss, 0.01);
    int[] order = rows.shuffled(new SplittableRandom(seed));
    double[] p = rows.frequencies();
    double[] expected = new double[p.length];
    for (int from = 0; from < 30; from += batch) {
      int size = Math.min(batch, 30 - from);
      double[] sum = new double[p.length];
      int[] uses = new int[p.length];
      for (int n = from; n < from + size; n++) {
        double[] g = Sparse.gradient(problem, order[n], expected);
        double[] x = Sparse.dense(rows, order[n]);
        for (int k = 0; k < p.length; k++) {
          sum[k] += g[k];
          uses[k] += x[k] != 0 ? 1 : 0;
        }
      }
      for (int k = 0; k < p.length; k++) {
        if (uses[k] > 0) {
          expected[k] -=
              0.3
                  * switch (aggregation) {
                    case MEAN -> sum[k] / size;
                    case ADABATCH -> sum[k] / uses[k];
                    case PRECONDITIONED -> (1 - Math.pow(1 - p[k], size)) / p[k] * sum[k] / size;
                  };
        }
      }
    }
    double[] weights = new double[p.length];
    new MiniBatch(0.3, batch, aggregation).pass(problem, weights, order);
    assertThat(weights).containsExactly(expected, nearly(expected));
  }

  @Property(tries = 30)
  void whereEveryFeatureIsInEveryExampleAdaBatchIsTheMean(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int batch) {
    SparseRows rows = Sparse.rows(new Random(seed), 27, 1, 1, 1);
    SparseProblem problem = new SparseProblem(rows, LinearLoss.LOGISTIC, 0.1);
    int[] order = rows.shuffled(new SplittableRandom(seed));
    double[] mean = new double[3];
    new MiniBatch(0.5, batch, Aggregation.MEAN).pass(problem, mean, order);
    for (Aggregation other : Aggregation.values()) {
      double[] weights = new double[3];
      new MiniBatch(0.5, batch, other).pass(problem, weights, order);
      assertThat(weights).containsExactly(mean, within(1e-12));
    }
  }

  @Property(tries = 30)
  void batchesOfOneAndWorkersOfOneAreSequential(@ForAll long seed) {
    SparseRows rows = Sparse.rows(new Random(seed), 40, FREQUENCIES);
    SparseProblem problem = new SparseProblem(rows, LinearLoss.LOGISTIC, 0.01);
    int[] order = rows.shuffled(new SplittableRandom(seed));
    double[] sequential = trained(new SparseSgd(0.2), problem, order);
    for (Aggregation aggregation : Aggregation.values()) {
      double[] weights = trained(new MiniBatch(0.2, 1, aggregation), problem, order);
      assertThat(weights).containsExactly(sequential, within(1e-12));
    }
    assertThat(trained(new Hogwild(0.2, 1), problem, order)).containsExactly(sequential);
    assertThat(trained(WildBatch.adaBatch(0.2, 7, 1), problem, order))
        .containsExactly(
            trained(new MiniBatch(0.2, 7, Aggregation.PRECONDITIONED), problem, order),
            within(1e-12));
    assertThat(trained(WildBatch.mean(0.2, 7, 1), problem, order))
        .containsExactly(
            trained(new MiniBatch(0.2, 7, Aggregation.MEAN), problem, order), within(1e-12));
  }

  @Property(tries = 60)
  void workersWithFeaturesOfTheirOwnDoWhatOneDoes(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int threads,
      @ForAll @IntRange(min = 1, max = 9) int batch) {
    SparseRows rows = new GeneratedText(40, 100, 12, 1, 0.5, 0, seed).make();
    SparseProblem problem = new SparseProblem(rows, LinearLoss.LOGISTIC, 0.05);
    int[] order = rows.shuffled(new SplittableRandom(seed));
    double[] weights = trained(new SplitBatch(0.3, batch, threads), problem, order);
    assertThat(weights)
        .containsExactly(
            trained(new MiniBatch(0.3, batch, Aggregation.PRECONDITIONED), problem, order),
            within(1e-12));
    assertThat(trained(new SplitBatch(0.3, batch, threads), problem, order))
        .containsExactly(weights);
  }

  @Test
  void aMethodThatHasTrainedOnOtherRowsForgetsThem() {
    SparseRows rows = Sparse.rows(new Random(1), 30, FREQUENCIES);
    SparseProblem problem = new SparseProblem(rows, LinearLoss.LOGISTIC, 0);
    SparseRows others = Sparse.rows(new Random(2), 20, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2);
    int[] order = rows.shuffled(new SplittableRandom(1));
    List<Supplier<SparseMethod>> methods =
        List.of(
            () -> new MiniBatch(0.3, 5, Aggregation.PRECONDITIONED),
            () -> WildBatch.adaBatch(0.3, 5, 1),
            () -> new SplitBatch(0.3, 5, 2),
            () -> new SparseAdagrad(0.3, 1e-2, 5));
    for (Supplier<SparseMethod> method : methods) {
      SparseMethod used = method.get();
      trained(used, new SparseProblem(others, LinearLoss.LOGISTIC, 0), new int[] {0, 1, 2});
      assertThat(trained(used, problem, order))
          .containsExactly(trained(method.get(), problem, order));
    }
    Svrg used = new Svrg(0.1, 5, Aggregation.MEAN, 1);
    used.epoch(new SparseProblem(others, LinearLoss.LOGISTIC, 0), new double[6], new int[5]);
    double[] weights = new double[6];
    used.epoch(problem, weights, order);
    double[] fresh = new double[6];
    new Svrg(0.1, 5, Aggregation.MEAN, 1).epoch(problem, fresh, order);
    assertThat(weights).containsExactly(fresh);
  }

  /** A batch of fewer examples than a feature's rarity: by hand, a step of γ and no more. */
  @Test
  void aLastBatchOfOneExampleMovesByOneStep() {
    SparseRowsBuilder builder = new SparseRowsBuilder();
    for (int row = 0; row < 1_000; row++) {
      builder.add(row, 1);
      builder.endRow(1);
    }
    SparseProblem problem = new SparseProblem(builder.build(0), LinearLoss.SQUARE, 0);
    for (SparseMethod method :
        List.of(
            new MiniBatch(0.25, 500, Aggregation.PRECONDITIONED),
            WildBatch.adaBatch(0.25, 500, 1),
            new SplitBatch(0.25, 500, 2))) {
      assertThat(trained(method, problem, new int[] {7})[7]).isCloseTo(0.25, within(1e-12));
    }
  }

  /** Algorithm 2 takes all gradients of a batch at the same weights: 1 − 5 (0.11 + 0.11). */
  @Test
  void aPenaltyIsThatOfTheWeightsBeforeTheBatch() {
    SparseRowsBuilder builder = new SparseRowsBuilder();
    for (int row = 0; row < 2; row++) {
      builder.add(0, 1);
      builder.endRow(0.9f);
    }
    SparseProblem problem = new SparseProblem(builder.build(0), LinearLoss.SQUARE, 0.01);
    for (SparseMethod method : List.of(WildBatch.adaBatch(10, 2, 1), new SplitBatch(10, 2, 1))) {
      double[] weights = {1};
      method.pass(problem, weights, new int[] {0, 1});
      assertThat(weights[0]).isCloseTo(-0.1, within(1e-6));
    }
  }

  /** Section 4.2: a feature's squares are those of the batches before. */
  @Property(tries = 60)
  void adagradIsThatOfTheThesis(
      @ForAll long seed, @ForAll LinearLoss loss, @ForAll @IntRange(min = 1, max = 9) int batch) {
    SparseRows rows = Sparse.rows(new Random(seed), 30, FREQUENCIES);
    SparseProblem problem = new SparseProblem(rows, loss, 0.02);
    int[] order = rows.shuffled(new SplittableRandom(seed));
    double alpha = 0.4;
    double epsilon = 1e-3;
    int d = FREQUENCIES.length;
    double[] expected = new double[d];
    double[] squares = new double[d];
    SparseAdagrad adagrad = new SparseAdagrad(alpha, epsilon, batch);
    double[] weights = new double[d];
    for (int pass = 0; pass < 2; pass++) {
      for (int from = 0; from < 30; from += batch) {
        int size = Math.min(batch, 30 - from);
        double[] g = new double[d];
        for (int n = from; n < from + size; n++) {
          double[] one = Sparse.gradient(problem, order[n], expected);
          for (int k = 0; k < d; k++) {
            g[k] += one[k] / size;
          }
        }
        for (int k = 0; k < d; k++) {
          expected[k] -= alpha * g[k] / Math.sqrt(epsilon + squares[k]);
          squares[k] += g[k] * g[k];
        }
      }
      adagrad.pass(problem, weights, order);
      assertThat(weights).containsExactly(expected, nearly(expected));
    }
  }

  /** Eq. 4.8: the expectation of AdaBatch is the gradient times (1 − (1 − p)^B) / p. */
  @Test
  void inExpectationAdaBatchIsThePreconditionedGradient() {
    SparseRows rows = Sparse.rows(new Random(4), 400, FREQUENCIES);
    SparseProblem problem = new SparseProblem(rows, LinearLoss.SQUARE, 0);
    SplittableRandom random = new SplittableRandom(8);
    int batch = 5;
    double[] mean = new double[FREQUENCIES.length];
    int trials = 200_000;
    int[] drawn = new int[batch];
    MiniBatch adaBatch = new MiniBatch(1, batch, Aggregation.ADABATCH);
    for (int t = 0; t < trials; t++) {
      Arrays.setAll(drawn, b -> random.nextInt(400));
      double[] weights = new double[mean.length];
      adaBatch.pass(problem, weights, drawn);
      for (int k = 0; k < mean.length; k++) {
        mean[k] -= weights[k] / trials;
      }
    }
    double[] whole = problem.gradient(new double[mean.length]);
    double[] p = rows.frequencies();
    for (int k = 0; k < mean.length; k++) {
      double expected = (1 - Math.pow(1 - p[k], batch)) / p[k] * whole[k];
      assertThat(mean[k]).isCloseTo(expected, within(0.01));
    }
  }

  /** Section 4.5. */
  @Property(tries = 30)
  void anEpochOfSvrgIsThatOfTheThesis(@ForAll long seed, @ForAll boolean adaBatch) {
    SparseRows rows = Sparse.rows(new Random(seed), 25, FREQUENCIES);
    SparseProblem problem = new SparseProblem(rows, LinearLoss.LOGISTIC, 0.02);
    int d = FREQUENCIES.length;
    int batch = 4;
    double[] p = rows.frequencies();
    double[] y = new Random(seed + 1).doubles(d, -1, 1).toArray();
    double[] weights = y.clone();
    double[] whole = problem.gradient(y);
    int[] drawn = new Random(seed + 2).ints(40, 0, 25).toArray();
    double[] w = y.clone();
    double[] mean = new double[d];
    for (int n = 0; n < 10; n++) {
      double[] sum = new double[d];
      int[] uses = new int[d];
      for (int b = 0; b < batch; b++) {
        int row = drawn[n * batch + b];
        double[] atW = Sparse.gradient(problem, row, w);
        double[] atY = Sparse.gradient(problem, row, y);
        double[] x = Sparse.dense(rows, row);
        for (int k = 0; k < d; k++) {
          if (x[k] != 0) {
            uses[k]++;
            sum[k] += atW[k] - atY[k] + whole[k] / p[k];
          }
        }
      }
      for (int k = 0; k < d; k++) {
        if (uses[k] > 0) {
          w[k] -= 0.1 * sum[k] / (adaBatch ? uses[k] : batch);
        }
        mean[k] += w[k] / 10;
      }
    }
    Aggregation aggregation = adaBatch ? Aggregation.ADABATCH : Aggregation.MEAN;
    new Svrg(0.1, batch, aggregation, 1).epoch(problem, weights, drawn);
    assertThat(weights).containsExactly(mean, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(
      value = Aggregation.class,
      names = {"MEAN", "ADABATCH"})
  void svrgConvergesToTheMinimumWithAConstantStep(Aggregation aggregation) {
    SparseRows rows = Sparse.rows(new Random(6), 200, FREQUENCIES);
    SparseProblem problem = new SparseProblem(rows, LinearLoss.LOGISTIC, 0.01);
    Svrg svrg = new Svrg(0.05, 2, aggregation, 5);
    double[] weights = new double[FREQUENCIES.length];
    int[] order = rows.shuffled(new SplittableRandom(1));
    for (int epoch = 0; epoch < 800; epoch++) {
      svrg.pass(problem, weights, order);
    }
    for (double g : problem.gradient(weights)) {
      assertThat(g).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void manyWorkersLearnWhatOneDoes() {
    SparseRows rows = new GeneratedText(2_000, 3_000, 40, 1, 0.6, 0, 3).make();
    SparseProblem problem = new SparseProblem(rows, LinearLoss.LOGISTIC, 0);
    double alone = learned(problem, new SparseSgd(10));
    assertThat(alone).isLessThan(0.05);
    assertThat(learned(problem, new Hogwild(10, 3))).isLessThan(alone + 0.05);
    assertThat(learned(problem, WildBatch.adaBatch(10, 30, 3))).isLessThan(alone + 0.05);
    assertThat(learned(problem, new SplitBatch(10, 30, 3))).isLessThan(alone + 0.05);
    assertThat(learned(problem, new SparseAdagrad(1, 1e-4, 10))).isLessThan(alone + 0.05);
  }

  @Test
  void aWorkersFailureEndsThePass() {
    SparseRows rows = Sparse.rows(new Random(1), 10, 1, 1);
    SparseProblem problem = new SparseProblem(rows, LinearLoss.SQUARE, 0);
    int[] order = {0, 1, 2, 99};
    assertThatThrownBy(() -> WildBatch.mean(0.1, 4, 2).pass(problem, new double[2], order))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new SplitBatch(0.1, 4, 2).pass(problem, new double[2], order))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aMethodWhosePassFailedGoesOnWithTheNext() {
    SparseRows rows = Sparse.rows(new Random(1), 12, 1, 1);
    SparseProblem problem = new SparseProblem(rows, LinearLoss.SQUARE, 0);
    int[] order = new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    int[] broken = order.clone();
    broken[11] = 99;
    SparseMethod method = new SplitBatch(0.1, 4, 3);
    assertThatThrownBy(() -> method.pass(problem, new double[2], broken))
        .isInstanceOf(IllegalStateException.class);
    assertThat(trained(method, problem, order))
        .containsExactly(trained(new SplitBatch(0.1, 4, 3), problem, order));
  }

  @Test
  void numbersThatCannotBeAreNamed() {
    assertThatThrownBy(() -> new SparseSgd(0)).hasMessage("step 0.0 is not above 0 and finite");
    assertThatThrownBy(() -> new MiniBatch(Double.NaN, 1, Aggregation.MEAN))
        .hasMessageContaining("step NaN");
    assertThatThrownBy(() -> new MiniBatch(1, 0, Aggregation.MEAN))
        .hasMessage("batch 0 is less than 1");
    assertThatThrownBy(() -> new SparseAdagrad(1, 1e-4, 0)).hasMessageContaining("batch 0");
    assertThatThrownBy(() -> new SparseAdagrad(1, 0, 1)).hasMessageContaining("epsilon 0.0");
    assertThatThrownBy(() -> new Svrg(1, 0, Aggregation.MEAN, 1)).hasMessageContaining("batch 0");
    assertThatThrownBy(() -> new Hogwild(1, 0)).hasMessage("threads 0 is less than 1");
    assertThatThrownBy(() -> WildBatch.mean(1, -1, 1)).hasMessageContaining("batch -1");
    assertThatThrownBy(() -> WildBatch.mean(1, 1, 0)).hasMessageContaining("threads 0");
    assertThatThrownBy(() -> new SplitBatch(1, 1, 0)).hasMessageContaining("threads 0");
    assertThatThrownBy(() -> new SplitBatch(1, 0, 1)).hasMessageContaining("batch 0");
    SparseRows rows = Sparse.rows(new Random(1), 3, 1);
    assertThatThrownBy(() -> new SparseProblem(rows, LinearLoss.SQUARE, -1))
        .hasMessageContaining("penalty -1.0");
    assertThatThrownBy(() -> new GeneratedText(10, 28, 455, 1, 0.2, 0, 1))
        .hasMessageContaining("455 active features of 28");
  }

  private static double learned(SparseProblem problem, SparseMethod method) {
    double[] weights = new double[problem.rows().columnCount()];
    SplittableRandom random = new SplittableRandom(2);
    for (int pass = 0; pass < 15; pass++) {
      method.pass(problem, weights, problem.rows().shuffled(random));
    }
    return problem.error(weights);
  }

  private static double[] trained(SparseMethod method, SparseProblem problem, int[] order) {
    double[] weights = new double[problem.rows().columnCount()];
    method.pass(problem, weights, order);
    return weights;
  }

  /** 1e-12 of the largest: steps that are too long make weights as large as they like. */
  private static Offset<Double> nearly(double[] expected) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    return within(1e-12 * Math.max(1, largest));
  }
}
