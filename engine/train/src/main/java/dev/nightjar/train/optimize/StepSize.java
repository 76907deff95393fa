package dev.nightjar.train.optimize;

/**
 * A step size over time: a linear rise, a plateau, a fall along half a cosine.
 *
 * @param peak the plateau
 * @param warmupSteps steps of the rise
 * @param decayFrom step at which the fall begins
 * @param totalSteps step at which it ends
 * @param last where it ends, as a share of the plateau
 */
public record StepSize(double peak, long warmupSteps, long decayFrom, long totalSteps, double last)
    implements StepRule {

  @Override
  public double at(long n) {
    if (n < warmupSteps) {
      return peak * (n + 1) / warmupSteps;
    }
    if (n < decayFrom) {
      return peak;
    }
    double done = Math.min(1, (n - decayFrom + 1.0) / Math.max(1, totalSteps - decayFrom));
    return peak * (last + (1 - last) * 0.5 * (1 + Math.cos(Math.PI * done)));
  }
}
