package dev.nightjar.train.denoiser;

import dev.nightjar.train.optimize.OptimizerChoice;
import dev.nightjar.train.optimize.StepRule;

/**
 * How a denoiser is trained.
 *
 * @param seed of the initial weights and of all examples
 * @param batchSize examples in a step
 * @param exampleFrames length of an example in frames
 * @param loss as {@link dev.nightjar.train.loss.WeightedLoss#parse} reads it
 * @param stepSize step size over time
 * @param clipNorm gradients longer than this are shortened to it
 * @param averageDecay what the running average of the weights keeps at each step, at most
 * @param threads threads that compute gradients
 * @param optimizer what moves the weights
 */
public record TrainingSettings(
    long seed,
    int batchSize,
    int exampleFrames,
    String loss,
    StepRule stepSize,
    double clipNorm,
    double averageDecay,
    int threads,
    OptimizerChoice optimizer) {

  /** With Adam. */
  public TrainingSettings(
      long seed,
      int batchSize,
      int exampleFrames,
      String loss,
      StepRule stepSize,
      double clipNorm,
      double averageDecay,
      int threads) {
    this(
        seed,
        batchSize,
        exampleFrames,
        loss,
        stepSize,
        clipNorm,
        averageDecay,
        threads,
        OptimizerChoice.ADAM);
  }
}
