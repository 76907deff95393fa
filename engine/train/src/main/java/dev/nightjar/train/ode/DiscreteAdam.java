package dev.nightjar.train.ode;

import java.util.Arrays;

/**
 * What becomes of {@link AdamFlow} in steps of α: eq. 5.26, which is its Euler method with V = −Z,
 * and eq. 5.27, which is Adam itself.
 *
 * <p>Source: the chapter's eq. 5.26 and 5.27. The second line of 5.26 prints V where V̂ is meant.
 * Eq. 5.27 prints the rescaling inside the recursion and with an exponent that is 0 at first; as in
 * Adam, what is kept stays as it is here, and copies of the new moments are rescaled.
 */
public final class DiscreteAdam {

  private final Objective objective;
  private final double beta1;
  private final double beta2;
  private final double alpha;
  private final double[] weights;
  private final double[] moment;
  private final double[] square;
  private long steps;

  /**
   * At rest.
   *
   * @param weights where it begins, copied
   * @param alpha step size, the Δt of the flow
   * @param beta1 1 − α/ε₁
   * @param beta2 1 − α/ε₂
   * @param squareAtStart V̂ at the beginning: above 0 for {@link #step}, 0 for {@link #adamStep}
   */
  public DiscreteAdam(
      Objective objective,
      double[] weights,
      double alpha,
      double beta1,
      double beta2,
      double squareAtStart) {
    this.objective = objective;
    this.alpha = alpha;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.weights = weights.clone();
    moment = new double[weights.length];
    square = new double[weights.length];
    Arrays.fill(square, squareAtStart);
  }

  /** The weights, as they change. */
  public double[] weights() {
    return weights;
  }

  /** All that its next steps depend on: weights, moments, squares, and how many steps were done. */
  public double[] state() {
    int n = weights.length;
    double[] state = Arrays.copyOf(weights, 3 * n + 1);
    System.arraycopy(moment, 0, state, n, n);
    System.arraycopy(square, 0, state, 2 * n, n);
    state[3 * n] = steps;
    return state;
  }

  /**
   * Goes on from where another was.
   *
   * @throws IllegalArgumentException if the state is of another number of weights
   */
  public void restore(double[] state) {
    int n = weights.length;
    if (state.length != 3 * n + 1) {
      throw new IllegalArgumentException(
          "a state of " + state.length + " numbers, not of " + (3 * n + 1));
    }
    System.arraycopy(state, 0, weights, 0, n);
    System.arraycopy(state, n, moment, 0, n);
    System.arraycopy(state, 2 * n, square, 0, n);
    steps = (long) state[3 * n];
  }

  /** One step of eq. 5.26: the weights move by the moments of before. */
  public void step() {
    double[] gradient = new double[weights.length];
    objective.gradient(weights, gradient);
    for (int i = 0; i < weights.length; i++) {
      weights[i] -= alpha * moment[i] / Math.sqrt(square[i]);
    }
    takeIn(gradient);
  }

  /** One step of eq. 5.27: the weights move by the new moments, rescaled. */
  public void adamStep() {
    double[] gradient = new double[weights.length];
    objective.gradient(weights, gradient);
    takeIn(gradient);
    double mean = 1 / (1 - Math.pow(beta1, (double) steps));
    double spread = 1 / (1 - Math.pow(beta2, (double) steps));
    for (int i = 0; i < weights.length; i++) {
      double root = Math.sqrt(square[i] * spread);
      weights[i] -= root == 0 ? 0 : alpha * moment[i] * mean / root;
    }
  }

  private void takeIn(double[] gradient) {
    steps++;
    for (int i = 0; i < weights.length; i++) {
      moment[i] = beta1 * moment[i] + (1 - beta1) * gradient[i];
      square[i] = beta2 * square[i] + (1 - beta2) * gradient[i] * gradient[i];
    }
  }
}
