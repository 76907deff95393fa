package dev.nightjar.train.experiment;

import dev.nightjar.train.optimize.Optimizer;
import dev.nightjar.train.optimize.Whitening;
import dev.nightjar.train.picture.PictureNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * How a method did.
 *
 * @param size its step size
 * @param losses of each step's batch
 * @param epochs what was seen after each
 * @param seconds of training alone
 */
record PictureCourse(double size, double[] losses, List<Epoch> epochs, double seconds) {

  /** Stands for a loss that is no number. */
  private static final double DIVERGED = 1e9;

  /**
   * After an epoch.
   *
   * @param trainLoss of pictures that are learned from, without penalty
   * @param testLoss of pictures that are not
   * @param accuracy share of the latter that are classified rightly; NaN without classes
   */
  record Epoch(double trainLoss, double testLoss, double accuracy) {}

  /** The loss of the last tenth of the batches. */
  double lastLoss() {
    int tail = Math.max(1, losses.length / 10);
    return Arrays.stream(losses, losses.length - tail, losses.length).average().orElseThrow();
  }

  /** After the last epoch. */
  Epoch last() {
    return epochs.get(epochs.size() - 1);
  }

  /** With the step size that is best in so few epochs, or that of the guess if these are none. */
  static PictureCourse best(
      PictureMethod method, PictureTask task, int searchEpochs, int epochs, long seed)
      throws InterruptedException {
    double size =
        searchEpochs == 0
            ? method.guess()
            : StepSizeSearch.best(
                method.guess(),
                tried -> {
                  PictureCourse course = train(method, task, tried, searchEpochs, seed);
                  return course.lastLoss() < DIVERGED / 10 ? course.lastLoss() : Double.NaN;
                });
    return train(method, task, size, epochs, seed);
  }

  static PictureCourse train(
      PictureMethod method, PictureTask task, double size, int epochs, long seed) {
    int steps = task.stepsPerEpoch();
    double[] losses = new double[steps * epochs];
    Epoch[] seen = new Epoch[epochs];
    long spentNs = 0;
    try (PointerScope scope = new PointerScope();
        PictureNetwork network =
            new PictureNetwork(seed, task.penalty(), task.form(), task.layers());
        Optimizer optimizer = method.optimizer(network, steps)) {
      List<Whitening> whitenings =
          method.whitened() ? network.whitenings(method.quietSteps(steps)) : List.of();
      if (method.normalizedEpochs() > 0) {
        network.normalize();
      }
      SplittableRandom random = new SplittableRandom(seed);
      Tensor batch = null;
      for (int epoch = 0; epoch < epochs; epoch++) {
        if (epoch == method.normalizedEpochs()) {
          network.endNormalization();
        }
        long begin = System.nanoTime();
        for (int n = epoch * steps; n < (epoch + 1) * steps; n++) {
          if (n % optimizer.stepsPerBatch() == 0) {
            batch = draw(random, task);
          }
          losses[n] = step(network, optimizer, whitenings, task, batch, method.size(size, epoch));
        }
        spentNs += System.nanoTime() - begin;
        boolean classes = task.test().targets().dim() == 1;
        seen[epoch] =
            new Epoch(
                task.loss(network, task.training()),
                task.loss(network, task.test()),
                classes ? task.accuracy(network) : Double.NaN);
      }
      whitenings.forEach(Whitening::close);
    }
    return new PictureCourse(size, losses, List.of(seen), spentNs * 1e-9);
  }

  private static Tensor draw(SplittableRandom random, PictureTask task) {
    long[] picked = new long[task.batch()];
    Arrays.setAll(picked, i -> random.nextLong(task.training().count()));
    return Tensor.create(picked, picked.length);
  }

  private static double step(
      PictureNetwork network,
      Optimizer optimizer,
      List<Whitening> whitenings,
      PictureTask task,
      Tensor batch,
      double size) {
    try (PointerScope scope = new PointerScope()) {
      PictureTask.Examples examples = task.training().pick(batch);
      double loss =
          network.backward(examples.pictures(), task.loss().apply(examples.targets()), whitenings);
      try (NoGradGuard guard = new NoGradGuard()) {
        optimizer.step(network.values(), network.gradient(), size);
      }
      return loss < DIVERGED ? loss : DIVERGED;
    }
  }
}
