package dev.nightjar.train.ode;

/**
 * An ordinary differential equation whose solutions descend an objective, and the energy that says
 * so. A state is the weights followed by what else moves with them. [any thread]
 *
 * <p>Source: the chapter "Stochastic gradient methods", sections 5.1 and 5.2.
 */
public interface Flow {

  /** What it descends. */
  Objective objective();

  /** The state at time 0, at rest at {@code weights}. */
  double[] start(double[] weights);

  /** d(state)/dt. */
  void derivative(double[] state, double[] rates);

  /** The energy of a state, which never rises along a solution. */
  double energy(double[] state);

  /** d(energy)/dt along a solution, as the lemma has it; at most 0. */
  double energyRate(double[] state);

  /** ∇J at {@code at}, newly allocated. */
  default double[] gradientAt(double[] at) {
    double[] gradient = new double[objective().dimension()];
    objective().gradient(at, gradient);
    return gradient;
  }
}
