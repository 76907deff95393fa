package dev.nightjar.train.experiment;

import dev.nightjar.engine.network.Demucs;
import dev.nightjar.train.data.BatchSource;
import dev.nightjar.train.data.BatchSource.Batch;
import dev.nightjar.train.data.ExampleSource;
import dev.nightjar.train.denoiser.Training;
import dev.nightjar.train.denoiser.TrainingSettings;
import dev.nightjar.train.denoiser.Validation;
import dev.nightjar.train.loss.WeightedLoss;
import dev.nightjar.train.optimize.DivergedException;
import dev.nightjar.train.optimize.OptimizerChoice;
import dev.nightjar.train.optimize.StepSize;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A small denoiser that optimizers train one after another, on the same examples.
 *
 * @param examples from which each batch is made when it is needed, the same for all
 * @param validation held out
 * @param seed of the examples and of the weights at the beginning
 * @param threads for gradients
 */
record DenoiserRace(ExampleSource examples, Validation validation, long seed, int threads) {

  static final Demucs NETWORK = new Demucs(3, 8, 8, 4, 2, true, 2, 1, 0, 16_000);
  static final int BATCH = 8;
  static final int EXAMPLE_FRAMES = 8_000;

  private static final String LOSS = "compressed=1,error=0.01";
  private static final double CLIP_NORM = 5;
  private static final double AVERAGE_DECAY = 0.9995;
  private static final double DECAY_FROM = 0.6;
  private static final double LAST_STEP_SIZE = 0.01;
  private static final int BATCHES_AHEAD = 2;

  /**
   * What came of a run.
   *
   * @param losses of each step's batch
   * @param scores of the averaged weights; no numbers, if the run diverged
   * @param examples how many were heard
   */
  record Outcome(
      String name, double size, double[] losses, Validation.Scores scores, long examples) {}

  private BatchSource batches() {
    return new BatchSource(examples, seed, BATCH, EXAMPLE_FRAMES, 0, BATCHES_AHEAD);
  }

  /** Trains from weights that depend on the seed and {@code repeat} alone. */
  Outcome train(String name, double size, int steps, int repeat) throws InterruptedException {
    double[] losses = new double[steps];
    try (Training training = new Training(NETWORK, settings(name, size, steps, repeat));
        BatchSource batches = batches()) {
      long heard = (steps + training.stepsPerBatch() - 1L) / training.stepsPerBatch() * BATCH;
      try {
        Batch batch = null;
        for (int n = 0; n < steps; n++) {
          if (n % training.stepsPerBatch() == 0) {
            batch = batches.next();
          }
          losses[n] = training.step(batch);
        }
      } catch (DivergedException e) {
        Validation.Scores none = new Validation.Scores(Double.NaN, Double.NaN, Double.NaN);
        return new Outcome(name, size, losses, none, heard);
      }
      Validation.Scores scores =
          validation.scores(
              training.network(), training.averagedWeights(), WeightedLoss.parse(LOSS));
      return new Outcome(name, size, losses, scores, heard);
    }
  }

  private TrainingSettings settings(String name, double size, int steps, int repeat) {
    return new TrainingSettings(
        seed + repeat,
        BATCH,
        EXAMPLE_FRAMES,
        LOSS,
        new StepSize(size, steps / 20, (long) (DECAY_FROM * steps), steps, LAST_STEP_SIZE),
        CLIP_NORM,
        AVERAGE_DECAY,
        threads,
        choice(name, steps));
  }

  /** The schedule of step sizes is the same for all: those that have one of their own lose it. */
  private static OptimizerChoice choice(String name, int steps) {
    return new OptimizerChoice(
        name,
        switch (name) {
          case "step-tuned", "stochastic-gv" -> Map.of("delta", "-0.5");
          case "finite-horizon-adam" -> Map.of("steps", Integer.toString(Math.max(2, steps)));
          default -> Map.of();
        });
  }

  /** The median time of so many steps of each optimizer, all in turn. */
  Map<String, Double> secondsPerStep(Collection<String> names, int timedSteps)
      throws InterruptedException {
    Map<String, Training> trainings = new LinkedHashMap<>();
    Map<String, double[]> seconds = new LinkedHashMap<>();
    for (String name : names) {
      trainings.put(name, new Training(NETWORK, settings(name, 1e-6, timedSteps, 0)));
      seconds.put(name, new double[timedSteps]);
    }
    try (BatchSource batches = batches()) {
      for (int n = 0; n < timedSteps; n++) {
        Batch batch = batches.next();
        for (Map.Entry<String, Training> entry : trainings.entrySet()) {
          long begin = System.nanoTime();
          entry.getValue().step(batch);
          seconds.get(entry.getKey())[n] = (System.nanoTime() - begin) * 1e-9;
        }
      }
    } catch (DivergedException e) {
      throw new IllegalStateException("steps of nearly nothing can't diverge", e);
    } finally {
      trainings.values().forEach(Training::close);
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    seconds.forEach(
        (name, all) -> {
          Arrays.sort(all);
          medians.put(name, all[timedSteps / 2]);
        });
    return medians;
  }
}
