package dev.nightjar.train.optimize;

/**
 * The same step size always. Source: L. Bottou's lecture, theorems 4.6 and 4.8.
 *
 * @param size of each step
 */
public record FixedStep(double size) implements StepRule {

  @Override
  public double at(long n) {
    return size;
  }
}
