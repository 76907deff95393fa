package dev.nightjar.train.ode;

/**
 * Nesterov's method, W' = Z, Z' = −∇J(W + ν Z), which is a friction: J(W + ν Z) + |Z|²/2 falls by ν
 * |∇J(W + ν Z)|². Source: eq. 5.19, lemma 5.2.3.
 *
 * @param objective J
 * @param nu ν, at least 0
 */
public record NesterovFlow(Objective objective, double nu) implements Flow {

  @Override
  public double[] start(double[] weights) {
    return States.atRest(weights);
  }

  @Override
  public void derivative(double[] state, double[] rates) {
    int n = objective.dimension();
    objective.gradient(ahead(state), rates);
    for (int i = 0; i < n; i++) {
      rates[n + i] = -rates[i];
      rates[i] = state[n + i];
    }
  }

  /** W + ν Z. */
  private double[] ahead(double[] state) {
    int n = objective.dimension();
    double[] ahead = new double[n];
    for (int i = 0; i < n; i++) {
      ahead[i] = state[i] + nu * state[n + i];
    }
    return ahead;
  }

  @Override
  public double energy(double[] state) {
    int n = objective.dimension();
    return objective.value(ahead(state)) + 0.5 * States.squared(state, n, n);
  }

  @Override
  public double energyRate(double[] state) {
    return -nu * States.squared(gradientAt(ahead(state)), 0, objective.dimension());
  }
}
