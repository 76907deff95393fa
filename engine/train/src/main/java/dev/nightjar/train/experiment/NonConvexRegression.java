package dev.nightjar.train.experiment;

import dev.nightjar.train.optimize.GradientSample;
import dev.nightjar.train.optimize.Need;
import dev.nightjar.train.optimize.Optimizer;
import dev.nightjar.train.optimize.Optimizers;
import dev.nightjar.train.optimize.Sgd;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Curvature-tuned steps on a regression that is not convex: "Step-Tuned SGD", fig. 2 and 3. */
final class NonConvexRegression implements Experiment {

  private static final int ROWS = 500;
  private static final int DIMENSION = 30;
  private static final int BATCH = 50;
  private static final int EPOCHS = 250;
  private static final int TUNED_AFTER = 50;

  /** Step sizes that are tried. */
  static final double[] SIZES = {0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300};

  private static final Map<String, String> WIDE = Map.of("least", "0.01", "most", "100");

  @Override
  public String name() {
    return "nonconvex-regression";
  }

  @Override
  public String about() {
    return "curvature-tuned steps on a robust regression (Step-Tuned SGD, fig. 2 and 3)";
  }

  @Override
  public List<String> files() {
    return List.of(
        "nonconvex-full-batch.csv",
        "nonconvex-full-batch.png",
        "nonconvex-mini-batches.csv",
        "nonconvex-mini-batches.png",
        "nonconvex-mini-batches-wide.csv",
        "nonconvex-mini-batches-wide.png");
  }

  @Override
  public void run(Conditions conditions, Results results) throws IOException {
    Random random = new Random(conditions.seed());
    RobustRegression problem = new RobustRegression(ROWS, DIMENSION, random);
    double[] start = new double[DIMENSION];
    Arrays.setAll(start, i -> random.nextGaussian());
    Map<String, double[]> curves = FullBatchDescent.best(problem, start, results);
    show("nonconvex-full-batch", "Full batch", "iteration", curves, results);
    miniBatches(problem, start, Map.of(), conditions, results);
    miniBatches(problem, start, WIDE, conditions, results);
  }

  private void miniBatches(
      RobustRegression problem,
      double[] start,
      Map<String, String> bounds,
      Conditions conditions,
      Results results)
      throws IOException {
    Map<String, double[]> curves = new LinkedHashMap<>();
    int epochs = conditions.times(EPOCHS, TUNED_AFTER / 5);
    int tuned = Math.min(epochs, conditions.times(TUNED_AFTER, 2));
    for (String method : List.of("sgd", "step-tuned", "expected-gv", "exact-gv", "stochastic-gv")) {
      Optimizers.Recipe recipe = Optimizers.named(method, method.equals("sgd") ? Map.of() : bounds);
      double best = SIZES[0];
      double least = Double.POSITIVE_INFINITY;
      for (double size : SIZES) {
        double value = train(problem, start, recipe, size, tuned, conditions.seed())[tuned];
        if (value < least) {
          least = value;
          best = size;
        }
      }
      curves.put(method, train(problem, start, recipe, best, epochs, conditions.seed()));
      results.say(String.format(Locale.ROOT, "%s: best step size %.2f", method, best));
    }
    boolean wide = !bounds.isEmpty();
    show(
        wide ? "nonconvex-mini-batches-wide" : "nonconvex-mini-batches",
        wide ? "Batches of 50, factors 0.01 to 100" : "Batches of 50, factors 0.5 to 2",
        "epoch",
        curves,
        results);
  }

  /** J after each epoch. The plain gradient's steps fall as those of the others do. */
  private static double[] train(
      RobustRegression problem,
      double[] start,
      Optimizers.Recipe recipe,
      double size,
      int epochs,
      long seed) {
    double[] values = new double[epochs + 1];
    SplittableRandom random = new SplittableRandom(seed);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor theta = Tensor.create(start.clone(), DIMENSION);
      Optimizer optimizer = recipe.of(theta);
      values[0] = problem.value(start);
      int[] order = Plot.order(ROWS);
      int steps = ROWS / BATCH;
      for (int n = 0; n < epochs * steps; n++) {
        if (n % optimizer.stepsPerBatch() == 0) {
          draw(order, random);
        }
        try (PointerScope inner = new PointerScope()) {
          double decay = optimizer instanceof Sgd ? Math.pow(n + 1.0, -0.501) : 1;
          optimizer.step(theta, sample(problem, optimizer, values(theta), order), size * decay);
        }
        if ((n + 1) % steps == 0) {
          values[(n + 1) / steps] = problem.value(values(theta));
        }
      }
    }
    return values;
  }

  /** Brings a new random batch to the front. */
  private static void draw(int[] order, SplittableRandom random) {
    for (int i = 0; i < BATCH; i++) {
      int j = random.nextInt(i, order.length);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  private static GradientSample sample(
      RobustRegression problem, Optimizer optimizer, double[] theta, int[] order) {
    GradientSample sample =
        GradientSample.of(Tensor.create(problem.gradient(theta, order, 0, BATCH), DIMENSION));
    if (optimizer.needs().contains(Need.WHOLE_GRADIENT)) {
      double[] whole = problem.gradient(theta, order, 0, ROWS);
      sample = sample.with(Need.WHOLE_GRADIENT, Tensor.create(whole, DIMENSION));
    }
    if (optimizer.needs().contains(Need.EXPECTED_CURVATURE)) {
      double[] expected = problem.expectedCurvature(theta, BATCH);
      sample = sample.with(Need.EXPECTED_CURVATURE, Tensor.create(expected, DIMENSION));
    }
    return sample;
  }

  static double[] values(Tensor tensor) {
    double[] values = new double[DIMENSION];
    DoubleBuffer buffer = tensor.createBuffer();
    buffer.get(values);
    return values;
  }

  private static void show(
      String name, String title, String unit, Map<String, double[]> curves, Results results)
      throws IOException {
    double least =
        curves.values().stream()
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .min()
            .orElseThrow();
    Table table = new Table("method", unit, "loss");
    Plot plot = Plot.logarithmic(title, unit, "loss above the best seen");
    curves.forEach(
        (method, values) -> {
          for (int n = 0; n < values.length; n++) {
            table.row(method, n, values[n]);
          }
          double[] above = Arrays.stream(values).map(v -> Math.max(1e-5, v - least)).toArray();
          plot.curve(method, Plot.indices(values.length), above);
          results.say(
              String.format(
                  Locale.ROOT,
                  "%s, %s: loss %.4f after a fifth, %.4f at the end",
                  title,
                  method,
                  values[values.length / 5],
                  values[values.length - 1]));
        });
    results.write(name, table);
    results.draw(name, plot);
  }
}
