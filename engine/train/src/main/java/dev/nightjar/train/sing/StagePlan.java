package dev.nightjar.train.sing;

import dev.nightjar.train.optimize.StepRule;
import dev.nightjar.train.optimize.StepSize;

/**
 * How long a stage is, and how long its steps are.
 *
 * @param stepSizes over the stage's steps
 * @param steps where the stage ends
 */
public record StagePlan(StepRule stepSizes, long steps) {

  /** To the end of a rule that has one. */
  public static StagePlan of(StepSize stepSizes) {
    return new StagePlan(stepSizes, stepSizes.totalSteps());
  }

  @Override
  public String toString() {
    return stepSizes instanceof StepSize ? stepSizes.toString() : stepSizes + " for " + steps;
  }
}
