package dev.nightjar.train.sing;

import dev.nightjar.train.optimize.OptimizerChoice;
import java.util.Map;

/**
 * How SING is trained.
 *
 * @param seed of the initial weights and of the order of notes
 * @param batchNotes notes in a step
 * @param autoencoderLoss as {@link dev.nightjar.train.loss.WeightedLoss#parse} reads it
 * @param waveformFirst share of the auto-encoder's stage that learns the waveform alone: from
 *     random weights the spectral loss leads to silence, and silence has no slope
 * @param loss of fine-tuning, in the form of the auto-encoder's
 * @param optimizer what moves the weights
 * @param adaBatchTables whether a row of a look-up table learns from those notes alone that used it
 * @param stages step sizes and length of each stage
 * @param cropSteps how many of a note's codes auto-encoder and fine-tuning hear at a time; 0 for
 *     all
 * @param truncationSteps how far back-propagation goes in the sequence's stage, 32 in the chapter
 * @param clipNorm gradients longer than this are shortened to it
 * @param averageDecay what the running average of the weights keeps at each step, at most
 * @param threads threads that compute gradients
 */
public record SingSettings(
    long seed,
    int batchNotes,
    String autoencoderLoss,
    double waveformFirst,
    String loss,
    OptimizerChoice optimizer,
    boolean adaBatchTables,
    Map<Stage, StagePlan> stages,
    int cropSteps,
    int truncationSteps,
    double clipNorm,
    double averageDecay,
    int threads) {

  /** Takes a copy. */
  public SingSettings {
    stages = Map.copyOf(stages);
  }

  /** Where a stage ends. */
  long steps(Stage stage) {
    return stages.get(stage).steps();
  }
}
