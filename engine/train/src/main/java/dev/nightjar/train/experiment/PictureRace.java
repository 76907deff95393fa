package dev.nightjar.train.experiment;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Methods that train the same network on the same pictures, as tables and pictures. */
final class PictureRace {

  private PictureRace() {}

  /** What a race of that name leaves. */
  static List<String> files(String name) {
    return List.of(name + ".csv", name + "-epochs.csv", name + ".png");
  }

  /**
   * Trains with each method, at the step size that is best in {@code searchEpochs}, and leaves
   * {@code name.csv} (losses of batches), {@code name-epochs.csv} and {@code name.png}.
   */
  static void run(
      String name,
      String title,
      List<PictureMethod> methods,
      PictureTask task,
      int searchEpochs,
      int epochs,
      long seed,
      Results results)
      throws IOException, InterruptedException {
    Table table = new Table("method", "step_size", "step", "loss");
    Table summary =
        new Table(
            "method", "step_size", "epoch", "train_loss", "test_loss", "test_accuracy", "seconds");
    Plot batches = Plot.logarithmic(title, "gradients", "loss of batches, mean of a tenth epoch");
    Plot whole = Plot.logarithmic(title, "epochs", "training loss without penalty");
    double[] x = Plot.indices(epochs);
    Arrays.setAll(x, i -> i + 1.0);
    for (PictureMethod method : methods) {
      PictureCourse course =
          PictureCourse.best(method, task, Math.min(searchEpochs, epochs), epochs, seed);
      for (int n = 0; n < course.losses().length; n++) {
        table.row(method.name(), course.size(), n, course.losses()[n]);
      }
      for (int e = 0; e < epochs; e++) {
        PictureCourse.Epoch epoch = course.epochs().get(e);
        summary.row(
            method.name(),
            course.size(),
            e + 1,
            epoch.trainLoss(),
            epoch.testLoss(),
            epoch.accuracy(),
            course.seconds());
      }
      if (StepSizeSearch.endsAtItsEdge(method.guess(), course.size())) {
        results.say(method.name() + ": the search for its step size ended at its edge");
      }
      smooth(batches, method.name(), course.losses(), Math.max(1, task.stepsPerEpoch() / 10));
      whole.curve(
          method.name(),
          x,
          course.epochs().stream().mapToDouble(PictureCourse.Epoch::trainLoss).toArray());
      results.say(
          String.format(
              Locale.ROOT,
              "%s: step size %.2g, training loss %.4f, test loss %.4f%s, %.1f s",
              method.name(),
              course.size(),
              course.last().trainLoss(),
              course.last().testLoss(),
              Double.isNaN(course.last().accuracy())
                  ? ""
                  : String.format(Locale.ROOT, ", accuracy %.4f", course.last().accuracy()),
              course.seconds()));
      results.write(name, table);
      results.write(name + "-epochs", summary);
    }
    results.draw(name, 2, List.of(batches, whole));
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
