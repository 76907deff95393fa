package dev.nightjar.train.ode;

/**
 * A mass with friction of nearly constant size, W' = Z, Z' = −∇J(W) − ν Z / √(|Z|² + ε): J + |Z|²/2
 * falls by ν |Z|² / √(|Z|² + ε). Source: eq. 5.21.
 *
 * @param objective J
 * @param nu ν, the friction, at least 0
 * @param epsilon above 0, keeps it smooth at rest
 */
public record FrictionFlow(Objective objective, double nu, double epsilon) implements Flow {

  @Override
  public double[] start(double[] weights) {
    return States.atRest(weights);
  }

  @Override
  public void derivative(double[] state, double[] rates) {
    int n = objective.dimension();
    double drag = nu / Math.sqrt(States.squared(state, n, n) + epsilon);
    objective.gradient(state, rates);
    for (int i = 0; i < n; i++) {
      rates[n + i] = -rates[i] - drag * state[n + i];
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
    int n = objective.dimension();
    double speed = States.squared(state, n, n);
    return -nu * speed / Math.sqrt(speed + epsilon);
  }
}
