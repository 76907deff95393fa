package dev.nightjar.train.experiment;

import dev.nightjar.train.sparse.SparseMethod;
import dev.nightjar.train.sparse.SparseProblem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * How training went.
 *
 * @param step the step size
 * @param values the objective after each part of a pass, the first before any
 * @param errors the test error at these moments
 * @param seconds of training alone at these moments
 */
record SparseCourse(double step, double[] values, double[] errors, double[] seconds) {

  /** The test error at the end. */
  double lastError() {
    return errors[errors.length - 1];
  }

  /** The objective at the end. */
  double lastValue() {
    return values[values.length - 1];
  }

  /** Seconds until the test error is first as low, or infinity. */
  double secondsTo(double error) {
    for (int i = 0; i < errors.length; i++) {
      if (errors[i] <= error) {
        return seconds[i];
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /**
   * Trains with each step size, and gives the course that ends lowest.
   *
   * @param parts moments within a pass that are looked at
   * @param score what is to be low; of equal ones the lower objective wins
   */
  static SparseCourse best(
      SparseProblem problem,
      SparseProblem test,
      DoubleFunction<SparseMethod> method,
      double[] steps,
      int passes,
      int parts,
      ToDoubleFunction<SparseCourse> score,
      long seed) {
    Comparator<SparseCourse> order =
        Comparator.comparingDouble(score).thenComparingDouble(SparseCourse::lastValue);
    SparseCourse best = null;
    for (double step : steps) {
      SparseCourse course = train(problem, test, method.apply(step), step, passes, parts, seed);
      if (best == null || order.compare(course, best) < 0) {
        best = course;
      }
    }
    return best;
  }

  static SparseCourse train(
      SparseProblem problem,
      SparseProblem test,
      SparseMethod method,
      double step,
      int passes,
      int parts,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] weights = new double[problem.rows().columnCount()];
    double[] values = new double[passes * parts + 1];
    double[] errors = new double[values.length];
    double[] seconds = new double[values.length];
    values[0] = problem.value(weights);
    errors[0] = test.error(weights);
    for (int pass = 0; pass < passes; pass++) {
      int[] order = problem.rows().shuffled(random);
      for (int part = 0; part < parts; part++) {
        int from = (int) ((long) order.length * part / parts);
        int to = (int) ((long) order.length * (part + 1) / parts);
        int[] some = Arrays.copyOfRange(order, from, to);
        int n = pass * parts + part + 1;
        long begin = System.nanoTime();
        method.pass(problem, weights, some);
        seconds[n] = seconds[n - 1] + (System.nanoTime() - begin) * 1e-9;
        double value = problem.value(weights);
        values[n] = Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
        errors[n] = test.error(weights);
      }
    }
    return new SparseCourse(step, values, errors, seconds);
  }
}
