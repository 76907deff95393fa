package dev.nightjar.train.ode;

/**
 * A mass in a potential, W' = Z, Z' = −∇J(W): J + |Z|²/2 stays as it is. Source: eq. 5.16, lemma
 * 5.2.1.
 *
 * @param objective J
 */
public record MomentumFlow(Objective objective) implements Flow {

  @Override
  public double[] start(double[] weights) {
    return States.atRest(weights);
  }

  @Override
  public void derivative(double[] state, double[] rates) {
    int n = objective.dimension();
    objective.gradient(state, rates);
    for (int i = 0; i < n; i++) {
      rates[n + i] = -rates[i];
      rates[i] = state[n + i];
    }
  }

  @Override
  public double energy(double[] state) {
    int n = objective.dimension();
    return objective.value(state) + 0.5 * States.squared(state, n, n);
  }

  @Override
  public double energyRate(double[] state) {
    return 0;
  }
}
