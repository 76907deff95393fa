package dev.nightjar.train.experiment;

import dev.nightjar.train.sparse.Hogwild;
import dev.nightjar.train.sparse.LinearLoss;
import dev.nightjar.train.sparse.SparseMethod;
import dev.nightjar.train.sparse.SparseProblem;
import dev.nightjar.train.sparse.SparseSgd;
import dev.nightjar.train.sparse.SplitBatch;
import dev.nightjar.train.sparse.WildBatch;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

  @Override
  public String name() {
    return "wild";
  }

  @Override
  public String about() {
    return "Hogwild! and Wild AdaBatch on many threads (thesis, fig. 4.1 and 4.3); --data LIBSVM or --mail";
  }

  @Override
  public void run(Conditions conditions, Results results) throws IOException {
    SparseData data = SparseData.of(conditions, results);
    SparseProblem problem = new SparseProblem(data.training(), LinearLoss.LOGISTIC, 0);
    SparseProblem test = new SparseProblem(data.test(), LinearLoss.LOGISTIC, 0);
    Map<String, SparseCourse> courses = new TreeMap<>();
    courses.put("SEQ", course(problem, test, SparseSgd::new, conditions));
    for (int threads = 1; threads <= conditions.threads(); threads++) {
      int w = threads;
      int batch = BATCH_PER_THREAD * w;
      courses.put("HW " + w, course(problem, test, s -> new Hogwild(s, w), conditions));
      courses.put(
          "AB " + w, course(problem, test, s -> WildBatch.adaBatch(s, batch, w), conditions));
      courses.put("SB " + w, course(problem, test, s -> new SplitBatch(s, batch, w), conditions));
      courses.put("MB " + w, course(problem, test, s -> WildBatch.mean(s, batch, w), conditions));
    }
    double goal = 1.05 * courses.get("SEQ").lastError();
    Table table = new Table("method", "step", "pass", "seconds", "test_error", "objective");
    Table summary = new Table("method", "step", "samples_per_second", "test_error", "seconds_to");
    Plot plot = Plot.linear(data.name(), "seconds of training", "test error");
    courses.forEach(
        (name, course) -> {
          for (int i = 0; i < course.errors().length; i++) {
            table.row(
                name,
                course.step(),
                (double) i / PARTS,
                course.seconds()[i],
                course.errors()[i],
                course.values()[i]);
          }
          double total = course.seconds()[course.seconds().length - 1];
          double rate = PASSES * (double) problem.rows().count() / total;
          summary.row(name, course.step(), rate, course.lastError(), course.secondsTo(goal));
          plot.curve(name, course.seconds(), course.errors());
          results.say(
              String.format(
                  Locale.ROOT,
                  "%s: step %.0f, %.0f samples/s, test error %.4f, %.3f s to an error of %.4f",
                  name,
                  course.step(),
                  rate,
                  course.lastError(),
                  course.secondsTo(goal),
                  goal));
        });
    results.write("wild", table);
    results.write("wild-summary", summary);
    results.draw("wild", plot);
  }

  private static SparseCourse course(
      SparseProblem problem,
      SparseProblem test,
      DoubleFunction<SparseMethod> method,
      Conditions conditions) {
    return SparseCourse.best(problem, test, method, STEPS, PASSES, PARTS, true, conditions.seed());
  }
}
