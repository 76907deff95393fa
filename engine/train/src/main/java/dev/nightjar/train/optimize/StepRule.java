package dev.nightjar.train.optimize;

/** A step size over time. */
public interface StepRule {

  /** The size of step {@code n}, counted from 0. */
  double at(long n);
}
