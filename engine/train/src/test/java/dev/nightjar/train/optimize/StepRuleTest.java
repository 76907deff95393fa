package dev.nightjar.train.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StepRuleTest {

  @Test
  void diminishingCountsFromOne() {
    StepRule rule = new DiminishingStep(6, 2);
    assertThat(rule.at(0)).isEqualTo(2);
    assertThat(rule.at(9)).isEqualTo(0.5);
    assertThat(new FixedStep(0.3).at(99)).isEqualTo(0.3);
  }

  @Test
  void halvingWaitsUntilTheExpectedGapIsTwiceItsFloor() {
    HalvingStep rule = new HalvingStep(0.1, 2, 3, 0.5, 1, 10);
    double gap = 10;
    double size = rule.at(0);
    assertThat(size).isEqualTo(0.1);
    for (int n = 0; n < 2_000; n++) {
      double floor = size * 2 * 3 / (2 * 0.5);
      if (rule.at(n) != size) {
        assertThat(rule.at(n)).isEqualTo(size / 2);
        assertThat(gap).isLessThanOrEqualTo(2 * floor).isGreaterThan(1.7 * floor);
        size = rule.at(n);
        floor /= 2;
      }
      gap = floor + (1 - size * 0.5) * (gap - floor);
    }
    assertThat(size).isLessThan(0.1 / 8);
  }

  @Test
  void kappaIsOneForTheFirstGradientAndFallsToItsLimit() {
    assertThat(VarianceAdapted.kappa(0.9, 1)).isCloseTo(1, within(1e-12));
    assertThat(VarianceAdapted.kappa(0.9, 1e6)).isCloseTo(0.1 / 1.9, within(1e-12));
  }
}
