package dev.nightjar.train.experiment;

import dev.nightjar.train.sparse.Aggregation;
import dev.nightjar.train.sparse.LinearLoss;
import dev.nightjar.train.sparse.MiniBatch;
import dev.nightjar.train.sparse.SparseAdagrad;
import dev.nightjar.train.sparse.SparseMethod;
import dev.nightjar.train.sparse.SparseProblem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * The test error after a fixed number of samples against the size of batches, for mini-batches,
 * AdaBatch, its preconditioned twin and Adagrad: thesis, fig. 4.4.
 */
final class AdaBatchSizes implements Experiment {

  private static final int[] BATCHES = {1, 5, 20, 50, 200, 500};
  private static final double[] LOGISTIC_STEPS = {0.3, 1, 3, 10, 30, 100, 300, 1_000};
  private static final double[] LOGISTIC_ADAGRAD_STEPS = {0.03, 0.1, 0.3, 1, 3, 10, 30};

  /** The curvature of the square is 1 everywhere, of the logistic loss at most a quarter. */
  private static final double[] SQUARE_STEPS = {0.03, 0.1, 0.3, 1, 3, 10, 30, 100};

  private static final double[] SQUARE_ADAGRAD_STEPS = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1};
  private static final double ADAGRAD_EPSILON = 1e-4;
  private static final int PASSES = 3;

  @Override
  public String name() {
    return "adabatch";
  }

  @Override
  public String about() {
    return "AdaBatch against mini-batches and Adagrad by batch size (thesis, fig. 4.4); --data"
        + " LIBSVM or --mail; --objective";
  }

  @Override
  public List<String> files() {
    return List.of("adabatch.csv", "adabatch.png");
  }

  /** A method of a batch size, for each step size. */
  private interface Family {
    DoubleFunction<SparseMethod> of(int batch);
  }

  @Override
  public void run(Conditions conditions, Results results) throws IOException {
    SparseData data = SparseData.of(conditions, results);
    LinearLoss loss = conditions.objective();
    SparseProblem problem = new SparseProblem(data.training(), loss, 0);
    SparseProblem test = new SparseProblem(data.test(), loss, 0);
    String title = data.name() + ", " + loss.label();
    Map<String, Family> families = new LinkedHashMap<>();
    families.put("mini-batch", b -> s -> new MiniBatch(s, b, Aggregation.MEAN));
    families.put("AdaBatch", b -> s -> new MiniBatch(s, b, Aggregation.ADABATCH));
    families.put("preconditioned", b -> s -> new MiniBatch(s, b, Aggregation.PRECONDITIONED));
    families.put("Adagrad", b -> s -> new SparseAdagrad(s, ADAGRAD_EPSILON, b));
    Table table = new Table("method", "batch", "step", "test_error", "objective", "seconds");
    Plot errors = Plot.linear(title, "log₁₀ of the batch", "test error");
    Plot values = Plot.linear(title, "log₁₀ of the batch", "training objective");
    for (Map.Entry<String, Family> entry : families.entrySet()) {
      double[] x = new double[BATCHES.length];
      double[] error = new double[BATCHES.length];
      double[] value = new double[BATCHES.length];
      double[] steps = steps(loss, entry.getKey().equals("Adagrad"));
      for (int i = 0; i < BATCHES.length; i++) {
        SparseCourse best =
            SparseCourse.best(
                problem,
                test,
                entry.getValue().of(BATCHES[i]),
                steps,
                PASSES,
                1,
                SparseCourse::lastValue,
                conditions.seed());
        x[i] = Math.log10((double) BATCHES[i]);
        error[i] = best.lastError();
        value[i] = best.lastValue();
        table.row(
            entry.getKey(),
            BATCHES[i],
            best.step(),
            best.lastError(),
            best.lastValue(),
            best.seconds()[PASSES]);
        results.say(
            String.format(
                Locale.ROOT,
                "%s of %d: step %.2g, test error %.4f, objective %.4f",
                entry.getKey(),
                BATCHES[i],
                best.step(),
                best.lastError(),
                best.lastValue()));
        results.write("adabatch", table);
      }
      errors.curve(entry.getKey(), x, error);
      values.curve(entry.getKey(), x, value);
    }
    results.draw("adabatch", 2, List.of(errors, values));
  }

  private static double[] steps(LinearLoss loss, boolean adagrad) {
    return switch (loss) {
      case LOGISTIC -> adagrad ? LOGISTIC_ADAGRAD_STEPS : LOGISTIC_STEPS;
      case SQUARE -> adagrad ? SQUARE_ADAGRAD_STEPS : SQUARE_STEPS;
    };
  }
}
