package dev.nightjar.train.ode;

/** How a flow is followed in steps of time. */
public enum Integrator {
  /** The explicit Euler method, which makes a flow an algorithm (eq. 5.2, 5.17, 5.25). */
  EULER {
    @Override
    public void step(Flow flow, double[] state, double dt) {
      double[] rates = new double[state.length];
      flow.derivative(state, rates);
      add(state, dt, rates);
    }
  },
  /** The classical Runge-Kutta method of fourth order, nearly the solution itself. */
  RUNGE_KUTTA {
    @Override
    public void step(Flow flow, double[] state, double dt) {
      double[] sum = new double[state.length];
      double[] rates = new double[state.length];
      double[] at = state.clone();
      double[] ahead = {0.5 * dt, 0.5 * dt, dt, 0};
      double[] share = {dt / 6, dt / 3, dt / 3, dt / 6};
      for (int stage = 0; stage < 4; stage++) {
        flow.derivative(at, rates);
        add(sum, share[stage], rates);
        System.arraycopy(state, 0, at, 0, at.length);
        add(at, ahead[stage], rates);
      }
      add(state, 1, sum);
    }
  };

  /** Moves {@code state} on by {@code dt}, in place. */
  public abstract void step(Flow flow, double[] state, double dt);

  private static void add(double[] to, double factor, double[] x) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * x[i];
    }
  }
}
