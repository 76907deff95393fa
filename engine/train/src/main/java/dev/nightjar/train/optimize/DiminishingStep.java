package dev.nightjar.train.optimize;

/**
 * Step sizes β / (γ + k), with k counted from 1. Source: L. Bottou's lecture, theorem 4.7, eq.
 * 4.18.
 *
 * @param beta more than 1 / (c µ) for the theorem to hold, c the convexity
 * @param gamma above 0, and large enough that the first step is at most µ / (L M_G)
 */
public record DiminishingStep(double beta, double gamma) implements StepRule {

  @Override
  public double at(long n) {
    return beta / (gamma + n + 1);
  }
}
