package dev.nightjar.train.experiment;

import dev.nightjar.train.optimize.Optimizer;
import dev.nightjar.train.optimize.Optimizers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Methods that know the whole gradient, on a regression that is not convex: fig. 2. */
final class FullBatchDescent {

  private static final int ITERATIONS = 250;

  private FullBatchDescent() {}

  /** The best course of each method, by name: J before each iteration. */
  static Map<String, double[]> best(RobustRegression problem, double[] start, Results results) {
    Map<String, List<double[]>> tries = new LinkedHashMap<>();
    for (double size : NonConvexRegression.SIZES) {
      for (String method : List.of("step-tuned-full-batch", "sgd")) {
        String name = method.equals("sgd") ? "gradient descent" : method;
        tries
            .computeIfAbsent(name, n -> new ArrayList<>())
            .add(descend(problem, start, method, size));
      }
      tries
          .computeIfAbsent("bb-absolute", n -> new ArrayList<>())
          .add(absoluteBarzilaiBorwein(problem, start, size));
    }
    tries.put("armijo", List.of(armijo(problem, start)));
    double least =
        tries.values().stream()
            .flatMap(List::stream)
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .min()
            .orElseThrow();
    Map<String, double[]> curves = new LinkedHashMap<>();
    tries.forEach(
        (name, all) -> {
          double[] best = Collections.min(all, Comparator.comparingDouble(c -> score(c, least)));
          curves.put(name, best);
          results.say(name + ": " + stepsTo(best, least) + " iterations to 0.1 above the best");
        });
    return curves;
  }

  /** As the paper tunes: the fewest steps to 0.1 above the best; failing that, the lowest end. */
  private static double score(double[] values, double least) {
    int steps = stepsTo(values, least);
    double last = values[values.length - 1];
    return steps < values.length ? steps : values.length + (Double.isFinite(last) ? last : 1e9);
  }

  private static int stepsTo(double[] values, double least) {
    int n = 0;
    while (n < values.length && !(values[n] < least + 0.1)) {
      n++;
    }
    return n;
  }

  private static double[] descend(
      RobustRegression problem, double[] start, String method, double size) {
    int[] all = Plot.order(problem.rows());
    double[] values = new double[ITERATIONS];
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor theta = Tensor.create(start.clone(), start.length);
      Optimizer optimizer = Optimizers.named(method, Map.of()).of(theta);
      for (int n = 0; n < ITERATIONS; n++) {
        double[] at = NonConvexRegression.values(theta);
        values[n] = problem.value(at);
        optimizer.step(
            theta, Tensor.create(problem.gradient(at, all, 0, problem.rows()), start.length), size);
      }
    }
    return values;
  }

  /** As algorithm 1, but with the absolute value where the curvature is negative. */
  private static double[] absoluteBarzilaiBorwein(
      RobustRegression problem, double[] start, double size) {
    int[] all = Plot.order(problem.rows());
    double[] theta = start.clone();
    double[] values = new double[ITERATIONS];
    double[] before = new double[start.length];
    double taken = 0;
    for (int n = 0; n < ITERATIONS; n++) {
      values[n] = problem.value(theta);
      double[] gradient = problem.gradient(theta, all, 0, problem.rows());
      double squared = 0;
      double along = 0;
      for (int i = 0; i < start.length; i++) {
        squared += taken * taken * before[i] * before[i];
        along -= taken * before[i] * (gradient[i] - before[i]);
      }
      taken = n == 0 || along == 0 ? size : size * squared / Math.abs(along);
      for (int i = 0; i < start.length; i++) {
        theta[i] -= taken * gradient[i];
      }
      before = gradient;
    }
    return values;
  }

  /** Steps are halved from 100 until they bring a ten-thousandth of what the slope promises. */
  private static double[] armijo(RobustRegression problem, double[] start) {
    int[] all = Plot.order(problem.rows());
    double[] theta = start.clone();
    double[] values = new double[ITERATIONS];
    for (int n = 0; n < ITERATIONS; n++) {
      values[n] = problem.value(theta);
      double[] gradient = problem.gradient(theta, all, 0, problem.rows());
      double squared = Arrays.stream(gradient).map(g -> g * g).sum();
      double size = 100;
      double[] next = moved(theta, gradient, size);
      while (problem.value(next) > values[n] - 1e-4 * size * squared && size > 1e-9) {
        size /= 2;
        next = moved(theta, gradient, size);
      }
      theta = next;
    }
    return values;
  }

  private static double[] moved(double[] theta, double[] gradient, double size) {
    double[] moved = theta.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] -= size * gradient[i];
    }
    return moved;
  }
}
