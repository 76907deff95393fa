package dev.nightjar.train.experiment;

import dev.nightjar.train.optimize.Optimizer;
import dev.nightjar.train.optimize.UnifiedAdam;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * E‖∇F(x_τ)‖² of Adagrad and Adam against the right-hand sides of the thesis' theorems 1 to 4, on a
 * problem whose constants are known: F = Σ φ(x_i) with φ(x) = x²/(1 + x²), which is not convex, has
 * L = 2 and F* = 0; the noise on each element is ±σ.
 */
final class AdaptiveBounds implements Experiment {

  private static final int DIMENSION = 10;
  private static final double START = 1.5;
  private static final double SIGMA = 0.5;
  private static final double SMOOTHNESS = 2;
  private static final double EPSILON = 1e-8;

  /** The largest slope of φ, 3√3/8, and the noise; then √ε, as assumption 5.7 has it. */
  private static final double BOUND = 3 * Math.sqrt(3) / 8 + SIGMA + Math.sqrt(EPSILON);

  private static final int[] LENGTHS = {30, 100, 300, 1_000, 3_000, 10_000};

  @Override
  public String name() {
    return "adaptive-bounds";
  }

  @Override
  public String about() {
    return "Adagrad and Adam against the bounds of theorems 1 to 4 (thesis, section 5.5)";
  }

  @Override
  public List<String> files() {
    return List.of("adaptive-bounds.csv", "adaptive-bounds.png");
  }

  /** One of the theorems. */
  enum Theorem {
    ADAM(false, 0),
    ADAGRAD(true, 0),
    ADAM_WITH_MOMENTUM(false, 0.9),
    ADAGRAD_WITH_MOMENTUM(true, 0.9);

    private final boolean adagrad;
    private final double beta1;

    Theorem(boolean adagrad, double beta1) {
      this.adagrad = adagrad;
      this.beta1 = beta1;
    }

    /** Adam's β₂ for a run of known length. */
    private double beta2(int n) {
      return adagrad ? 1 : 1 - 1.0 / n;
    }

    /** Adam's α for a run of known length is α₁/√N. */
    private double alpha(int n) {
      return adagrad ? first() : first() / Math.sqrt((double) n);
    }

    /** α₁; momentum without 1 − β₁ before it makes ten steps of one. */
    private double first() {
      return adagrad ? 1 - beta1 : 1;
    }

    Optimizer optimizer(Tensor x, int n) {
      return adagrad
          ? UnifiedAdam.adagrad(x, beta1, EPSILON)
          : UnifiedAdam.adam(x, beta1, beta2(n), EPSILON);
    }

    /** The right-hand side: eq. 5.13, 5.14, 5.15 or 5.17. */
    double bound(int n, double gap) {
      double alpha = alpha(n);
      double b2 = beta2(n);
      double r = BOUND;
      double dr2 = DIMENSION * r * r;
      double adrl = alpha * DIMENSION * r * SMOOTHNESS;
      double adl2 = 2 * alpha * alpha * DIMENSION * SMOOTHNESS * SMOOTHNESS * beta1;
      double young = n - beta1 / (1 - beta1);
      double log = Math.log(1 + r * r / ((1 - b2) * EPSILON));
      double logN = Math.log(1 + n * r * r / EPSILON);
      double root = Math.sqrt((double) n);
      return switch (this) {
        case ADAM ->
            2 * r * gap / (alpha * n)
                + (4 * dr2 / Math.sqrt(1 - b2) + adrl / (1 - b2)) * (log / n - Math.log(b2));
        case ADAGRAD -> 2 * r * gap / (alpha * root) + (4 * dr2 + adrl) * logN / root;
        case ADAM_WITH_MOMENTUM -> {
          double ratio = 1 - beta1 / b2;
          double c =
              adrl * (1 - beta1) / (ratio * (1 - b2))
                  + 12 * dr2 * Math.sqrt(1 - beta1) / (Math.pow(ratio, 1.5) * Math.sqrt(1 - b2))
                  + adl2 / (ratio * Math.pow(1 - b2, 1.5));
          yield 2 * r * gap / (alpha * young) + c * (log / young - n / young * Math.log(b2));
        }
        case ADAGRAD_WITH_MOMENTUM ->
            2 * r * root * gap / (alpha * young)
                + root / young * (adrl + 12 * dr2 / (1 - beta1) + adl2 / (1 - beta1)) * logN;
      };
    }
  }

  @Override
  public void run(Conditions conditions, Results results) throws IOException {
    Table table = new Table("theorem", "steps", "measured", "bound");
    Plot plot = Plot.logLog("Finite horizons", "steps N", "E|∇F|² at a random step");
    double gap = DIMENSION * BoundedLoss.value(START);
    int longest = conditions.effort() < 0.5 ? LENGTHS.length / 2 : LENGTHS.length;
    for (Theorem theorem : Theorem.values()) {
      String name = theorem.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      double[] lengths = new double[longest];
      double[] measured = new double[longest];
      double[] bounds = new double[longest];
      for (int i = 0; i < longest; i++) {
        int n = LENGTHS[i];
        lengths[i] = n;
        int runs = conditions.times(5, 2);
        for (int run = 0; run < runs; run++) {
          measured[i] += measure(theorem, n, new Random(conditions.seed() + run)) / runs;
        }
        bounds[i] = theorem.bound(n, gap);
        table.row(name, n, measured[i], bounds[i]);
      }
      plot.curve(name, lengths, measured).curve(name + ", bound", lengths, bounds);
      results.say(
          String.format(
              Locale.ROOT,
              "%s: %.4g after %d steps, bound %.4g; rate of the measured N^%.2f, of the bound"
                  + " N^%.2f",
              name,
              measured[longest - 1],
              LENGTHS[longest - 1],
              bounds[longest - 1],
              rate(lengths, measured),
              rate(lengths, bounds)));
    }
    results.write("adaptive-bounds", table);
    results.draw("adaptive-bounds", plot);
  }

  /** The exponent between the first and the last. */
  private static double rate(double[] x, double[] y) {
    int last = x.length - 1;
    return Math.log(y[last] / y[0]) / Math.log(x[last] / x[0]);
  }

  /** The mean of ‖∇F(x_j)‖², j drawn with probabilities as 1 − β₁^(N − j) (eq. 5.12). */
  private static double measure(Theorem theorem, int steps, Random random) {
    double sum = 0;
    double weights = 0;
    double[] start = new double[DIMENSION];
    Arrays.fill(start, START);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor x = Tensor.create(start, DIMENSION);
      Optimizer optimizer = theorem.optimizer(x, steps);
      double[] at = new double[DIMENSION];
      for (int j = 0; j < steps; j++) {
        DoubleBuffer buffer = x.createBuffer();
        buffer.get(at);
        double weight = 1 - Math.pow(theorem.beta1, steps - j);
        weights += weight;
        double[] gradient = new double[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
          double slope = BoundedLoss.slope(at[i]);
          sum += weight * slope * slope;
          gradient[i] = slope + (random.nextBoolean() ? SIGMA : -SIGMA);
        }
        try (PointerScope inner = new PointerScope()) {
          optimizer.step(x, Tensor.create(gradient, DIMENSION), theorem.alpha(steps));
        }
      }
    }
    return sum / weights;
  }
}
