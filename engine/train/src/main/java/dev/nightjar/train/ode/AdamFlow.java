package dev.nightjar.train.ode;

import java.util.Arrays;

/**
 * Adam in continuous time, W' = D^(−1/2) Z, Z' = −(∇J(W) + Z)/ε₁, D' = (∇J(W)² − D)/ε₂ with a
 * diagonal D. J + ε₁/2 ⟨D^(−1/2) Z, Z⟩ never rises if ε₁ ≤ 4 ε₂. Source: eq. 5.23, lemmas 5.2.5 and
 * 5.2.6.
 *
 * @param objective J
 * @param epsilon1 relaxation time of the moment
 * @param epsilon2 relaxation time of the squares
 * @param squareAtStart D(0), above 0, for every weight
 */
public record AdamFlow(Objective objective, double epsilon1, double epsilon2, double squareAtStart)
    implements Flow {

  /**
   * Checks the relaxation times.
   *
   * @throws IllegalArgumentException if the energy could rise
   */
  public AdamFlow {
    if (!(epsilon1 > 0 && epsilon1 <= 4 * epsilon2 && squareAtStart > 0)) {
      throw new IllegalArgumentException("0 < epsilon1 <= 4 epsilon2 and D(0) > 0 are needed");
    }
  }

  @Override
  public double[] start(double[] weights) {
    int n = objective.dimension();
    double[] state = Arrays.copyOf(weights, 3 * n);
    Arrays.fill(state, 2 * n, 3 * n, squareAtStart);
    return state;
  }

  @Override
  public void derivative(double[] state, double[] rates) {
    int n = objective.dimension();
    objective.gradient(state, rates);
    for (int i = 0; i < n; i++) {
      double g = rates[i];
      rates[i] = state[n + i] / Math.sqrt(state[2 * n + i]);
      rates[n + i] = -(g + state[n + i]) / epsilon1;
      rates[2 * n + i] = (g * g - state[2 * n + i]) / epsilon2;
    }
  }

  @Override
  public double energy(double[] state) {
    int n = objective.dimension();
    double moved = 0;
    for (int i = 0; i < n; i++) {
      moved += state[n + i] * state[n + i] / Math.sqrt(state[2 * n + i]);
    }
    return objective.value(state) + 0.5 * epsilon1 * moved;
  }

  @Override
  public double energyRate(double[] state) {
    int n = objective.dimension();
    double ratio = epsilon1 / (4 * epsilon2);
    double[] gradient = gradientAt(state);
    double rate = 0;
    for (int i = 0; i < n; i++) {
      double z = state[n + i];
      double d = state[2 * n + i];
      double g = gradient[i];
      rate -= z * z / Math.sqrt(d) * (1 - ratio + ratio * g * g / d);
    }
    return rate;
  }
}
