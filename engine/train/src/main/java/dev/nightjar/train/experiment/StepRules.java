package dev.nightjar.train.experiment;

import dev.nightjar.train.optimize.DiminishingStep;
import dev.nightjar.train.optimize.FixedStep;
import dev.nightjar.train.optimize.HalvingStep;
import dev.nightjar.train.optimize.StepRule;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Stochastic gradient with fixed, diminishing and halved step sizes against what theorems 4.6, 4.7
 * and 4.8 of Bottou's lecture promise, on problems whose constants are known.
 */
final class StepRules implements Experiment {

  private static final int DIMENSION = 10;
  private static final int STEPS = 2_000;
  private static final double SMOOTHNESS = 1;
  private static final double CONVEXITY = 0.1;
  private static final double NOISE = 1;
  private static final double START = 2;

  @Override
  public String name() {
    return "step-rules";
  }

  @Override
  public String about() {
    return "SG with fixed, diminishing and halved steps against theorems 4.6 to 4.8 (Bottou)";
  }

  @Override
  public List<String> files() {
    return List.of(
        "step-rules-convex.csv",
        "step-rules-convex.png",
        "step-rules-nonconvex.csv",
        "step-rules-nonconvex.png");
  }

  @Override
  public void run(Conditions conditions, Results results) throws IOException {
    convex(conditions, results);
    nonConvex(conditions, results);
  }

  /** F = Σ λ w²/2 with λ from c to L; the noise has variance M, so µ = M_G = 1. */
  private static void convex(Conditions conditions, Results results) throws IOException {
    double[] curvatures = new double[DIMENSION];
    Arrays.setAll(curvatures, i -> CONVEXITY + (SMOOTHNESS - CONVEXITY) * i / (DIMENSION - 1.0));
    double gap = 0.5 * START * START * Arrays.stream(curvatures).sum();
    double beta = 2 / CONVEXITY;
    double gamma = beta * SMOOTHNESS;
    Map<String, StepRule> rules = new LinkedHashMap<>();
    rules.put("fixed 1/L", new FixedStep(1 / SMOOTHNESS));
    rules.put("fixed 1/(4L)", new FixedStep(0.25 / SMOOTHNESS));
    rules.put("diminishing", new DiminishingStep(beta, gamma));
    rules.put("halving", new HalvingStep(1 / SMOOTHNESS, SMOOTHNESS, NOISE, CONVEXITY, 1, gap));
    double nu =
        Math.max(
            beta * beta * SMOOTHNESS * NOISE / (2 * (beta * CONVEXITY - 1)), (gamma + 1) * gap);
    Table table = new Table("rule", "step", "gap", "bound");
    Plot plot = Plot.logLog("Strongly convex", "step", "expected gap");
    double[] x = Plot.indices(STEPS);
    Arrays.setAll(x, i -> i + 1.0);
    for (Map.Entry<String, StepRule> entry : rules.entrySet()) {
      StepRule rule = entry.getValue();
      double[] gaps = new double[STEPS];
      int runs = conditions.times(300, 20);
      Random random = new Random(conditions.seed());
      for (int run = 0; run < runs; run++) {
        double[] w = new double[DIMENSION];
        Arrays.fill(w, START);
        for (int n = 0; n < STEPS; n++) {
          double step = rule.at(n);
          for (int i = 0; i < DIMENSION; i++) {
            gaps[n] += 0.5 * curvatures[i] * w[i] * w[i] / runs;
            double g = curvatures[i] * w[i] + Math.sqrt(NOISE / DIMENSION) * random.nextGaussian();
            w[i] -= step * g;
          }
        }
      }
      double[] bounds = new double[STEPS];
      double bound = gap;
      double worst = 0;
      for (int n = 0; n < STEPS; n++) {
        bounds[n] = rule instanceof DiminishingStep ? nu / (gamma + n + 1) : bound;
        // Eq. 4.15 with the step size of the moment; for a fixed one this is eq. 4.14.
        double floor = rule.at(n) * SMOOTHNESS * NOISE / (2 * CONVEXITY);
        bound = floor + (1 - rule.at(n) * CONVEXITY) * (bound - floor);
        worst = Math.max(worst, gaps[n] / bounds[n]);
        if (n % 20 == 0) {
          table.row(entry.getKey(), n + 1, gaps[n], bounds[n]);
        }
      }
      plot.curve(entry.getKey(), x, gaps).curve(entry.getKey() + ", bound", x, bounds);
      results.say(
          String.format(
              Locale.ROOT,
              "%s: gap %.4g, bound %.4g; at most %.2f of its bound",
              entry.getKey(),
              gaps[STEPS - 1],
              bounds[STEPS - 1],
              worst));
    }
    results.write("step-rules-convex", table);
    results.draw("step-rules-convex", plot);
  }

  /** F = Σ w²/(1 + w²), smooth with L = 2, at least 0, and not convex. */
  private static void nonConvex(Conditions conditions, Results results) throws IOException {
    double smoothness = 2;
    Table table = new Table("step_size", "steps", "mean_squared_gradient", "bound");
    Plot plot = Plot.logLog("Not convex, fixed steps", "steps", "mean squared gradient");
    double gap = DIMENSION * BoundedLoss.value(START);
    for (double step : new double[] {0.5, 0.1, 0.02}) {
      double[] means = new double[STEPS];
      double[] bounds = new double[STEPS];
      int runs = conditions.times(200, 20);
      Random random = new Random(conditions.seed());
      for (int run = 0; run < runs; run++) {
        double[] w = new double[DIMENSION];
        Arrays.fill(w, START);
        double sum = 0;
        for (int n = 0; n < STEPS; n++) {
          for (int i = 0; i < DIMENSION; i++) {
            double g = BoundedLoss.slope(w[i]);
            sum += g * g;
            w[i] -= step * (g + Math.sqrt(NOISE / DIMENSION) * random.nextGaussian());
          }
          means[n] += sum / (n + 1) / runs;
        }
      }
      double worst = 0;
      for (int n = 0; n < STEPS; n++) {
        bounds[n] = step * smoothness * NOISE + 2 * gap / ((n + 1) * step);
        worst = Math.max(worst, means[n] / bounds[n]);
        if (n % 20 == 0) {
          table.row(step, n + 1, means[n], bounds[n]);
        }
      }
      double[] x = Plot.indices(STEPS);
      Arrays.setAll(x, i -> i + 1.0);
      plot.curve("step " + step, x, means).curve("step " + step + ", bound", x, bounds);
      results.say(
          String.format(
              Locale.ROOT,
              "not convex, step %.2f: %.4g, bound %.4g; at most %.2f of its bound",
              step,
              means[STEPS - 1],
              bounds[STEPS - 1],
              worst));
    }
    results.write("step-rules-nonconvex", table);
    results.draw("step-rules-nonconvex", plot);
  }
}
