package dev.nightjar.train.experiment;

import dev.nightjar.train.sparse.Aggregation;
import dev.nightjar.train.sparse.LinearLoss;
import dev.nightjar.train.sparse.SparseMethod;
import dev.nightjar.train.sparse.SparseProblem;
import dev.nightjar.train.sparse.Svrg;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The training gap of SVRG with mini-batches and with AdaBatch: thesis, fig. 4.2. */
final class SvrgSizes implements Experiment {

  private static final int[] BATCHES = {1, 10, 50};
  private static final double[] STEPS = {1, 3, 10, 30, 100};
  private static final double PENALTY = 1e-4;
  private static final int PASSES = 10;

  /** Passes of the long run that tells the optimum. */
  private static final int REFERENCE_PASSES = 60;

  @Override
  public String name() {
    return "adabatch-svrg";
  }

  @Override
  public String about() {
    return "SVRG with mini-batches and AdaBatch: training gap (thesis, fig. 4.2); --data LIBSVM or"
        + " --mail";
  }

  @Override
  public List<String> files() {
    return List.of("adabatch-svrg.csv", "adabatch-svrg.png");
  }

  @Override
  public void run(Conditions conditions, Results results) throws IOException {
    SparseData data = SparseData.of(conditions, results);
    SparseProblem problem = new SparseProblem(data.training(), LinearLoss.LOGISTIC, PENALTY);
    SparseProblem test = new SparseProblem(data.test(), LinearLoss.LOGISTIC, 0);
    Map<String, SparseCourse> courses = new LinkedHashMap<>();
    double least = Double.POSITIVE_INFINITY;
    SparseMethod leader = null;
    for (int batch : BATCHES) {
      for (Aggregation aggregation : List.of(Aggregation.MEAN, Aggregation.ADABATCH)) {
        SparseCourse course =
            SparseCourse.best(
                problem,
                test,
                step -> new Svrg(step, batch, aggregation, conditions.seed()),
                STEPS,
                PASSES,
                1,
                SparseCourse::lastValue,
                conditions.seed());
        courses.put((aggregation == Aggregation.MEAN ? "MB " : "AB ") + batch, course);
        results.write("adabatch-svrg", table(courses, Double.NaN));
        if (leader == null || course.lastValue() < least) {
          least = course.lastValue();
          leader = new Svrg(course.step(), batch, aggregation, conditions.seed() + 1);
        }
      }
    }
    double floor = Math.min(least, reference(problem, test, leader, conditions));
    results.write("adabatch-svrg", table(courses, floor));
    Plot plot = Plot.logarithmic(data.name(), "samples, in passes", "training gap");
    courses.forEach(
        (name, course) -> {
          double[] gaps = new double[PASSES + 1];
          for (int i = 0; i <= PASSES; i++) {
            gaps[i] = gap(course, i, floor);
          }
          plot.curve(name, Plot.indices(PASSES + 1), gaps);
          results.say(
              String.format(
                  Locale.ROOT,
                  "%s: step %.2g, gap %.3g, test error %.4f",
                  name,
                  course.step(),
                  gaps[PASSES],
                  course.lastError()));
        });
    results.draw("adabatch-svrg", plot);
  }

  private static double gap(SparseCourse course, int pass, double floor) {
    return Math.max(1e-9, course.values()[pass] - floor);
  }

  /** Without a floor, which is known last, there are no gaps. */
  private static Table table(Map<String, SparseCourse> courses, double floor) {
    Table table = new Table("method", "step", "pass", "gap", "test_error", "objective");
    courses.forEach(
        (name, course) -> {
          for (int i = 0; i <= PASSES; i++) {
            table.row(
                name,
                course.step(),
                i,
                Double.isNaN(floor) ? "" : gap(course, i, floor),
                course.errors()[i],
                course.values()[i]);
          }
        });
    return table;
  }

  /** What a long run of a method comes down to, an upper bound of the optimum. */
  private static double reference(
      SparseProblem problem, SparseProblem test, SparseMethod method, Conditions conditions) {
    int passes = Math.min(REFERENCE_PASSES, conditions.times(REFERENCE_PASSES, PASSES));
    SparseCourse course =
        SparseCourse.train(problem, test, method, 0, passes, 1, conditions.seed());
    return Arrays.stream(course.values()).min().orElseThrow();
  }
}
