package dev.nightjar.train.optimize;

/**
 * A fixed step size that is halved where training stands still: when the mean loss of so many steps
 * is not below that of as many before. Each halving doubles how many, for half the step size needs
 * twice the time to come down to its own floor.
 *
 * <p>Source: L. Bottou's lecture, "diminishing the stepsizes faster" and the "simple halving
 * protocol" of its comments. {@link HalvingStep} is the same for a problem whose constants are
 * known; a network's are not, and its losses stand for them.
 *
 * @param first the size before any halving
 * @param patienceSteps steps of the first means
 */
public record StalledHalving(double first, long patienceSteps) implements StepRule {

  @Override
  public double at(long n) {
    return first;
  }
}
