package dev.nightjar.train.experiment;

import dev.nightjar.train.network.Tensors;
import dev.nightjar.train.optimize.Optimizer;
import dev.nightjar.train.optimize.Optimizers;
import dev.nightjar.train.optimize.PerLayer;
import dev.nightjar.train.optimize.Whitening;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * The dense network of "Dissecting Adam", A.1, on MNIST's digits, with its four methods, and with
 * Step-Tuned SGD, RMSProp, step sizes per layer and whitening beside them, all on the same number
 * of gradients.
 */
final class Digits implements Experiment {

  private static final int BATCH = 128;
  private static final double PENALTY = 1e-4;
  private static final int EPOCHS = 10;

  /** Batches before whitening begins, while the running averages are young. */
  private static final long QUIET_STEPS = 20;

  private static final int[] HIDDEN = {1_000, 500, 100};

  /** Each method's step sizes, largest first. */
  private static final Map<String, double[]> METHODS = new LinkedHashMap<>();

  static {
    METHODS.put("momentum", new double[] {0.3, 0.1, 0.03});
    METHODS.put("m-ssd", new double[] {3e-3, 1e-3, 3e-4});
    METHODS.put("m-svag", new double[] {3, 1, 0.3});
    METHODS.put("adam", new double[] {1e-2, 3e-3, 1e-3});
    METHODS.put("sgd", new double[] {1, 0.3, 0.1});
    METHODS.put("per-layer sgd", new double[] {10, 3, 1});
    METHODS.put("whitened sgd", new double[] {1, 0.3, 0.1});
    METHODS.put("step-tuned", new double[] {0.3, 0.1, 0.03});
    METHODS.put("rmsprop", new double[] {3e-3, 1e-3, 3e-4});
  }

  @Override
  public String name() {
    return "digits";
  }

  @Override
  public String about() {
    return "a dense network on MNIST's digits (Dissecting Adam, A.1); needs --data *images-idx3*";
  }

  /** Digits as tensors. */
  private record Data(Tensor pixels, Tensor labels, Tensor testPixels, Tensor testLabels) {}

  /** How a method did: loss of each step's batch, accuracy after each epoch. */
  private record Course(double size, double[] losses, double[] accuracies, double seconds) {
    double lastLoss() {
      int tail = Math.max(1, losses.length / 10);
      return Arrays.stream(losses, losses.length - tail, losses.length).average().orElseThrow();
    }
  }

  @Override
  public void run(Conditions conditions, Results results) throws IOException {
    DigitFiles files =
        DigitFiles.read(
            conditions
                .data()
                .orElseThrow(
                    () -> new IllegalArgumentException("digits needs --data, a file of images")));
    int test = files.count() / 5;
    int[] widths = widths(files.size(), Math.min(1, conditions.effort()));
    try (PointerScope scope = new PointerScope()) {
      Data data = data(files, test);
      int steps = Math.max(2, (files.count() - test) / BATCH);
      Table table = new Table("method", "step_size", "step", "loss");
      Table summary = new Table("method", "step_size", "epoch", "test_accuracy", "seconds");
      Plot plot =
          Plot.logarithmic("Digits", "gradients", "training loss, mean of an epoch's tenth");
      for (Map.Entry<String, double[]> method : METHODS.entrySet()) {
        Course best = null;
        for (double size : method.getValue()) {
          Course course = train(method.getKey(), size, widths, data, steps, 1, conditions.seed());
          if (best == null || course.lastLoss() < best.lastLoss()) {
            best = course;
          }
        }
        int epochs = conditions.times(EPOCHS, 1);
        Course course =
            train(method.getKey(), best.size(), widths, data, steps, epochs, conditions.seed());
        for (int n = 0; n < course.losses().length; n++) {
          table.row(method.getKey(), best.size(), n, course.losses()[n]);
        }
        for (int e = 0; e < epochs; e++) {
          summary.row(
              method.getKey(), best.size(), e + 1, course.accuracies()[e], course.seconds());
        }
        smooth(plot, method.getKey(), course.losses(), Math.max(1, steps / 10));
        results.say(
            String.format(
                Locale.ROOT,
                "%s: step size %.2g, loss %.4f, test accuracy %.4f, %.1f s",
                method.getKey(),
                best.size(),
                course.lastLoss(),
                course.accuracies()[epochs - 1],
                course.seconds()));
      }
      results.write("digits", table);
      results.write("digits-summary", summary);
      results.draw("digits", plot);
    }
  }

  private static int[] widths(int inputs, double share) {
    int[] widths = new int[HIDDEN.length + 2];
    widths[0] = inputs;
    for (int l = 0; l < HIDDEN.length; l++) {
      widths[l + 1] = (int) Math.ceil(share * HIDDEN[l]);
    }
    widths[HIDDEN.length + 1] = 10;
    return widths;
  }

  private static Data data(DigitFiles files, int test) {
    Tensor pixels = Tensors.of(files.pixels(), files.count(), files.size());
    Tensor labels = Tensor.create(files.labels(), files.count());
    long train = files.count() - (long) test;
    return new Data(
        pixels.narrow(0, 0, train),
        labels.narrow(0, 0, train),
        pixels.narrow(0, train, test),
        labels.narrow(0, train, test));
  }

  private static Course train(
      String method, double size, int[] widths, Data data, int steps, int epochs, long seed) {
    try (DenseNetwork network = new DenseNetwork(seed, PENALTY, widths)) {
      Optimizer optimizer = optimizer(method, network, steps);
      List<Whitening> whitenings =
          method.equals("whitened sgd") ? network.whitenings(QUIET_STEPS) : List.of();
      SplittableRandom random = new SplittableRandom(seed);
      double[] losses = new double[steps * epochs];
      double[] accuracies = new double[epochs];
      long begin = System.nanoTime();
      try (PointerScope scope = new PointerScope()) {
        Tensor batch = null;
        for (int n = 0; n < losses.length; n++) {
          if (batch == null || n % optimizer.stepsPerBatch() == 0) {
            batch = draw(random, data.pixels().size(0));
          }
          losses[n] = step(network, optimizer, whitenings, data, batch, size);
          if ((n + 1) % steps == 0) {
            accuracies[n / steps] =
                network.lossAndAccuracy(data.testPixels(), data.testLabels())[1];
          }
        }
      }
      return new Course(size, losses, accuracies, (System.nanoTime() - begin) * 1e-9);
    }
  }

  private static Tensor draw(SplittableRandom random, long count) {
    long[] picked = new long[BATCH];
    Arrays.setAll(picked, i -> random.nextLong(count));
    return Tensor.create(picked, BATCH);
  }

  private static double step(
      DenseNetwork network,
      Optimizer optimizer,
      List<Whitening> whitenings,
      Data data,
      Tensor batch,
      double size) {
    try (PointerScope scope = new PointerScope()) {
      double loss =
          network.backward(
              data.pixels().index_select(0, batch),
              data.labels().index_select(0, batch),
              whitenings);
      try (NoGradGuard guard = new NoGradGuard()) {
        optimizer.step(network.values(), network.gradient(), size);
      }
      return Double.isFinite(loss) ? loss : 1e9;
    }
  }

  private static Optimizer optimizer(String method, DenseNetwork network, int steps) {
    if (method.equals("per-layer sgd")) {
      Optimizer sgd = Optimizers.named("sgd", Map.of()).of(network.values());
      return new PerLayer(network.values(), sgd, network.layers());
    }
    if (method.equals("whitened sgd")) {
      return Optimizers.named("sgd", Map.of()).of(network.values());
    }
    // Step-Tuned decays by epochs, as in its section 5.1; a batch has two gradients.
    Map<String, String> arguments =
        method.equals("step-tuned") ? Map.of("epoch", Integer.toString(steps / 2)) : Map.of();
    return Optimizers.named(method, arguments).of(network.values());
  }

  private static void smooth(Plot plot, String name, double[] losses, int window) {
    int points = losses.length / window;
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = (i + 1.0) * window;
      y[i] = Arrays.stream(losses, i * window, (i + 1) * window).average().orElseThrow();
    }
    plot.curve(name, x, y);
  }
}
