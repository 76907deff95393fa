package dev.nightjar.train.ode;

/**
 * A moment that relaxes to the gradient, W' = Z, Z' = −(∇J(W) + Z)/ε: J + ε|Z|²/2 falls by |Z|².
 * Source: eq. 5.22, lemma 5.2.4.
 *
 * @param objective J
 * @param epsilon relaxation time, above 0
 */
public record RelaxationFlow(Objective objective, double epsilon) implements Flow {

  @Override
  public double[] start(double[] weights) {
    return States.atRest(weights);
  }

  @Override
  public void derivative(double[] state, double[] rates) {
    int n = objective.dimension();
    objective.gradient(state, rates);
    for (int i = 0; i < n; i++) {
      rates[n + i] = -(rates[i] + state[n + i]) / epsilon;
      rates[i] = state[n + i];
    }
  }

  @Override
  public double energy(double[] state) {
    int n = objective.dimension();
    return objective.value(state) + 0.5 * epsilon * States.squared(state, n, n);
  }

  @Override
  public double energyRate(double[] state) {
    int n = objective.dimension();
    return -States.squared(state, n, n);
  }
}
