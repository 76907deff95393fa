package dev.nightjar.train.experiment;

import dev.nightjar.train.sparse.Hogwild;
import dev.nightjar.train.sparse.LinearLoss;
import dev.nightjar.train.sparse.SparseMethod;
import dev.nightjar.train.sparse.SparseProblem;
import dev.nightjar.train.sparse.SparseRows;
import dev.nightjar.train.sparse.SparseSgd;
import dev.nightjar.train.sparse.SplitBatch;
import dev.nightjar.train.sparse.WildBatch;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * Hogwild!, Wild AdaBatch and wild mini-batches on 1 to n threads: test error over time, samples
 * per second, time to a given error: thesis, fig. 4.1 and 4.3. Beside them AdaBatch with the
 * features split between the threads.
 */
final class WildThreads implements Experiment {

  private static final double[] STEPS = {1, 3, 10, 30, 100};
  private static final int PASSES = 5;
  private static final int PARTS = 4;
  private static final int BATCH_PER_THREAD = 10;

  /** Of the sequential method's test error: the goal whose time is measured. */
  private static final double GOAL = 1.05;

  @Override
  public String name() {
    return "wild";
  }

  @Override
  public String about() {
    return "Hogwild! and Wild AdaBatch on many threads (thesis, fig. 4.1 and 4.3); --data LIBSVM or"
        + " --mail";
  }

  @Override
  public List<String> files() {
    return List.of("wild.csv", "wild-summary.csv", "wild.png", "wild-threads.png");
  }

  @Override
  public void run(Conditions conditions, Results results) throws IOException {
    SparseData data = SparseData.of(conditions, results);
    SparseProblem problem = new SparseProblem(data.training(), LinearLoss.LOGISTIC, 0);
    SparseProblem test = new SparseProblem(data.test(), LinearLoss.LOGISTIC, 0);
    SparseCourse sequential = course(problem, test, SparseSgd::new, conditions);
    double goal = GOAL * sequential.lastError();
    Table table =
        new Table("method", "threads", "step", "pass", "seconds", "test_error", "objective");
    Table summary =
        new Table("method", "threads", "step", "samples_per_second", "test_error", "seconds_to");
    Plot errors = Plot.linear(data.name(), "seconds of training", "test error");
    WildScaling scaling = new WildScaling(data.name(), goal);
    Map<String, Wild> methods = new LinkedHashMap<>();
    methods.put("HW", threads -> step -> new Hogwild(step, threads));
    methods.put("AB", threads -> s -> WildBatch.adaBatch(s, BATCH_PER_THREAD * threads, threads));
    methods.put("SB", threads -> s -> new SplitBatch(s, BATCH_PER_THREAD * threads, threads));
    methods.put("MB", threads -> s -> WildBatch.mean(s, BATCH_PER_THREAD * threads, threads));
    Report report =
        (name, threads, course) -> {
          for (int i = 0; i < course.errors().length; i++) {
            table.row(
                name,
                threads,
                course.step(),
                (double) i / PARTS,
                course.seconds()[i],
                course.errors()[i],
                course.values()[i]);
          }
          double total = course.seconds()[course.seconds().length - 1];
          double rate = PASSES * (double) problem.rows().count() / total;
          double seconds = course.secondsTo(goal);
          summary.row(name, threads, course.step(), rate, course.lastError(), seconds);
          // Before training all is wrong: beside that, nothing else would be seen.
          int moments = course.errors().length;
          errors.curve(
              name + " " + threads,
              Arrays.copyOfRange(course.seconds(), 1, moments),
              Arrays.copyOfRange(course.errors(), 1, moments));
          scaling.add(name, threads, seconds, rate);
          results.write("wild", table);
          results.write("wild-summary", summary);
          results.say(
              String.format(
                  Locale.ROOT,
                  "%s %d: step %.0f, %.0f samples/s, test error %.4f, %.3f s to an error of %.4f",
                  name,
                  threads,
                  course.step(),
                  rate,
                  course.lastError(),
                  seconds,
                  goal));
        };
    report.add("SEQ", 1, sequential);
    for (Map.Entry<String, Wild> method : methods.entrySet()) {
      for (int threads = 1; threads <= conditions.threads(); threads++) {
        DoubleFunction<SparseMethod> family = method.getValue().on(threads);
        report.add(method.getKey(), threads, course(problem, test, family, conditions));
      }
    }
    results.draw("wild", errors);
    results.draw("wild-threads", 2, scaling.plots());
  }

  /** A method for a number of threads, for each step size. */
  private interface Wild {
    DoubleFunction<SparseMethod> on(int threads);
  }

  private interface Report {
    void add(String method, int threads, SparseCourse course) throws IOException;
  }

  private static SparseCourse course(
      SparseProblem problem,
      SparseProblem test,
      DoubleFunction<SparseMethod> method,
      Conditions conditions) {
    double step = step(problem.rows(), method, conditions.seed());
    return SparseCourse.train(
        problem, test, method.apply(step), step, PASSES, PARTS, conditions.seed());
  }

  /** That with the least error on a fifth of the training rows, after passes over the others. */
  static double step(SparseRows training, DoubleFunction<SparseMethod> method, long seed) {
    int[] order = Plot.order(training.count());
    int split = order.length * 4 / 5;
    SparseRows fitted = training.pick(Arrays.copyOf(order, split));
    SparseRows held = training.pick(Arrays.copyOfRange(order, split, order.length));
    return SparseCourse.best(
            new SparseProblem(fitted, LinearLoss.LOGISTIC, 0),
            new SparseProblem(held, LinearLoss.LOGISTIC, 0),
            method,
            STEPS,
            PASSES,
            1,
            SparseCourse::lastError,
            seed)
        .step();
  }
}
