package dev.nightjar.train.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * When the sign of a gradient is a better direction than the gradient: "Dissecting Adam", fig. 2.
 */
final class Quadratics implements Experiment {

  private static final int DIMENSION = 100;
  private static final int STEPS = 100;
  private static final double[] NOISE = {0, 0.1, 4};

  @Override
  public String name() {
    return "quadratic";
  }

  @Override
  public String about() {
    return "stochastic quadratic problems: gradient against sign (Dissecting Adam, fig. 2)";
  }

  @Override
  public List<String> files() {
    return List.of("quadratic.csv", "quadratic.png");
  }

  @Override
  public void run(Conditions conditions, Results results) throws IOException {
    Table table = new Table("spectrum", "basis", "noise", "step", "sgd", "ssd");
    List<Plot> plots = new ArrayList<>();
    Random random = new Random(conditions.seed());
    int runs = conditions.times(5, 1);
    int steps = Math.min(STEPS, conditions.times(STEPS, 10));
    for (String spectrum : List.of("mild", "ill")) {
      double[] eigenvalues = spectrum(spectrum, random);
      for (String basis : List.of("rotated", "aligned")) {
        long rotation = random.nextLong();
        for (double noise : NOISE) {
          QuadraticProblem problem =
              basis.equals("aligned")
                  ? QuadraticProblem.aligned(eigenvalues, noise)
                  : QuadraticProblem.rotated(eigenvalues, noise, new Random(rotation));
          double[] sgd = new double[steps + 1];
          double[] ssd = new double[steps + 1];
          for (int run = 0; run < runs; run++) {
            double[] start = random.doubles(DIMENSION, -1, 1).map(x -> 10 * x).toArray();
            follow(problem, start, false, random, sgd, 1.0 / runs);
            follow(problem, start, true, random, ssd, 1.0 / runs);
          }
          for (int n = 0; n <= steps; n++) {
            table.row(spectrum, basis, noise, n, sgd[n], ssd[n]);
          }
          String title = spectrum + ", " + basis + ", noise " + noise;
          plots.add(
              Plot.logarithmic(title, "step", "loss above its minimum")
                  .curve("SGD", Plot.indices(steps + 1), sgd)
                  .curve("SSD", Plot.indices(steps + 1), ssd));
          results.say(
              String.format(
                  Locale.ROOT,
                  "%s: after %d steps SGD %.4g, SSD %.4g",
                  title,
                  steps,
                  sgd[steps],
                  ssd[steps]));
        }
      }
    }
    results.write("quadratic", table);
    results.draw("quadratic", NOISE.length, plots);
  }

  private static double[] spectrum(String kind, Random random) {
    double[] eigenvalues = new double[DIMENSION];
    Arrays.setAll(
        eigenvalues,
        i ->
            kind.equals("mild")
                ? 0.1 + random.nextDouble()
                : i < 0.9 * DIMENSION ? random.nextDouble() : 30 + 30 * random.nextDouble());
    return eigenvalues;
  }

  private static void follow(
      QuadraticProblem problem,
      double[] start,
      boolean sign,
      Random random,
      double[] gaps,
      double share) {
    double[] theta = start.clone();
    gaps[0] += share * problem.gap(theta);
    for (int n = 1; n < gaps.length; n++) {
      double step = sign ? problem.stepOfSign(theta) : problem.stepOfGradient(theta);
      double[] gradient = problem.sample(theta, random);
      for (int i = 0; i < theta.length; i++) {
        theta[i] -= step * (sign ? Math.signum(gradient[i]) : gradient[i]);
      }
      gaps[n] += share * problem.gap(theta);
    }
  }
}
