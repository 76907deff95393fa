package dev.nightjar.train.optimize;

/**
 * A step size that is halved whenever the expected gap has come down to twice the floor that the
 * present size allows, as theorem 4.6 predicts: the gap begins at {@code gap}, its floor is α L M /
 * (2 c µ), and the time to come from four floors to two, ln 3 / (α c µ), doubles with each halving.
 *
 * <p>Source: L. Bottou's lecture, "diminishing the stepsizes faster".
 *
 * @param first the first step size
 * @param smoothness L, Lipschitz constant of the gradient
 * @param noise M, variance of the stochastic gradient
 * @param convexity c
 * @param mu µ, 1 for unbiased gradients
 * @param gap F(w₁) − F*
 */
public record HalvingStep(
    double first, double smoothness, double noise, double convexity, double mu, double gap)
    implements StepRule {

  @Override
  public double at(long n) {
    double size = first;
    double end = steps(size, gap);
    while (n >= end) {
      size /= 2;
      end += steps(size, 4 * floor(size));
    }
    return size;
  }

  /** Steps until the gap, from {@code start}, is twice the floor. */
  private double steps(double size, double start) {
    double floor = floor(size);
    double excess = start / floor - 1;
    return excess <= 1 ? 0 : Math.ceil(-Math.log(excess) / Math.log1p(-size * convexity * mu));
  }

  private double floor(double size) {
    return size * smoothness * noise / (2 * convexity * mu);
  }
}
