package dev.nightjar.train.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StepRuleTest {

  @Test
  void stepSizeRisesStaysAndFalls() {
    StepSize size = new StepSize(1e-3, 10, 100, 200, 0.1);
    assertThat(size.at(0)).isCloseTo(1e-4, within(1e-12));
    assertThat(size.at(9)).isCloseTo(1e-3, within(1e-12));
    assertThat(size.at(99)).isCloseTo(1e-3, within(1e-12));
    assertThat(size.at(149)).isCloseTo(0.55e-3, within(1e-5));
    assertThat(size.at(199)).isCloseTo(1e-4, within(1e-9));
    assertThat(size.at(5000)).isCloseTo(1e-4, within(1e-9));
  }

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
  void whereLossesStallStepsAreHalvedAndWaitTwiceAsLong() {
    StepCourse course = new StepCourse(new StalledHalving(0.8, 2));
    // Means of two: 4, 3, 3, halved; of four: 2, 1, 1, halved; of eight: 9, the first.
    double[] losses = {
      5, 3, 4, 2, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9, 9, 9, 0
    };
    StepCourse resumed = new StepCourse(new StalledHalving(0.8, 2));
    for (int n = 0; n < losses.length; n++) {
      assertThat(course.at(n)).isEqualTo(n < 6 ? 0.8 : n < 18 ? 0.4 : 0.2);
      resumed.restore(course.toString());
      course.heard(losses[n]);
      resumed.heard(losses[n]);
      assertThat(resumed).hasToString(course.toString());
    }
  }

  @Test
  void otherRulesDoNotLookAtLosses() {
    StepCourse course = new StepCourse(new DiminishingStep(6, 2));
    for (int n = 0; n < 100; n++) {
      course.heard(n);
    }
    course.restore("0.25 1.0 3.0 2");
    assertThat(course.at(0)).isEqualTo(2);
  }

  @Test
  void kappaIsOneForTheFirstGradientAndFallsToItsLimit() {
    assertThat(VarianceAdapted.kappa(0.9, 1)).isCloseTo(1, within(1e-12));
    assertThat(VarianceAdapted.kappa(0.9, 1e6)).isCloseTo(0.1 / 1.9, within(1e-12));
  }
}
