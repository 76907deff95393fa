package dev.nightjar.train.ode;

/** A smooth function J of weights W. [any thread] */
public interface Objective {

  /** How many weights. */
  int dimension();

  /** J(W); reads the first {@link #dimension} elements. */
  double value(double[] weights);

  /** ∇J(W), written to the first {@link #dimension} elements of {@code gradient}. */
  void gradient(double[] weights, double[] gradient);
}
