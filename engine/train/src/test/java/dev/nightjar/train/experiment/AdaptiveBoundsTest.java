package dev.nightjar.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdaptiveBoundsTest {

  /**
   * Worked out apart from the code for d = 10, L = 2, R = 3√3/8 + 0.5001, ε = 1e-8, N = 100 and a
   * gap of 6: β₂ = 0.99 for Adam; α = 0.1 for all but Adagrad without momentum, whose is 1.
   */
  @Test
  void theRightHandSidesAreThoseOfTheTheorems() {
    bound(AdaptiveBounds.Theorem.ADAM, 185.7868072351812);
    bound(AdaptiveBounds.Theorem.ADAGRAD, 178.1628898235161);
    bound(AdaptiveBounds.Theorem.ADAM_WITH_MOMENTUM, 7072.671841739637);
    bound(AdaptiveBounds.Theorem.ADAGRAD_WITH_MOMENTUM, 4101.034142082171);
  }

  private static void bound(AdaptiveBounds.Theorem theorem, double expected) {
    assertThat(theorem.bound(100, 6)).as(theorem.name()).isCloseTo(expected, within(1e-8));
  }
}
