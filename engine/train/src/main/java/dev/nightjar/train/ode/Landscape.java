package dev.nightjar.train.ode;

/** Objectives that show what flows do. */
public enum Landscape implements Objective {
  /** Σ i w_i² / 2 in four dimensions: convex, curvatures 1 to 4. */
  BOWL(4) {
    @Override
    public double value(double[] w) {
      double sum = 0;
      for (int i = 0; i < 4; i++) {
        sum += 0.5 * (i + 1) * w[i] * w[i];
      }
      return sum;
    }

    @Override
    public void gradient(double[] w, double[] g) {
      for (int i = 0; i < 4; i++) {
        g[i] = (i + 1) * w[i];
      }
    }
  },
  /** Rosenbrock's function (1 − x)² + 10 (y − x²)²: a curved valley. */
  VALLEY(2) {
    @Override
    public double value(double[] w) {
      double bend = w[1] - w[0] * w[0];
      return (1 - w[0]) * (1 - w[0]) + 10 * bend * bend;
    }

    @Override
    public void gradient(double[] w, double[] g) {
      double bend = w[1] - w[0] * w[0];
      g[0] = -2 * (1 - w[0]) - 40 * bend * w[0];
      g[1] = 20 * bend;
    }
  },
  /** x⁴/4 − x²/2 + x/10 + y²/2: two wells, of which the left one is deeper. */
  WELLS(2) {
    @Override
    public double value(double[] w) {
      double x = w[0];
      return 0.25 * x * x * x * x - 0.5 * x * x + 0.1 * x + 0.5 * w[1] * w[1];
    }

    @Override
    public void gradient(double[] w, double[] g) {
      g[0] = w[0] * w[0] * w[0] - w[0] + 0.1;
      g[1] = w[1];
    }
  };

  private final int dimension;

  Landscape(int dimension) {
    this.dimension = dimension;
  }

  @Override
  public int dimension() {
    return dimension;
  }
}
