package dev.nightjar.train.ode;

/**
 * Steepest descent, W' = −∇J(W); its energy is J. Source: eq. 5.3.
 *
 * @param objective J
 */
public record GradientFlow(Objective objective) implements Flow {

  @Override
  public double[] start(double[] weights) {
    return weights.clone();
  }

  @Override
  public void derivative(double[] state, double[] rates) {
    objective.gradient(state, rates);
    for (int i = 0; i < rates.length; i++) {
      rates[i] = -rates[i];
    }
  }

  @Override
  public double energy(double[] state) {
    return objective.value(state);
  }

  @Override
  public double energyRate(double[] state) {
    return -States.squared(gradientAt(state), 0, objective.dimension());
  }
}
