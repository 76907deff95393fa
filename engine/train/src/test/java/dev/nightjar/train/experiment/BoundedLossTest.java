package dev.nightjar.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoundedLossTest {

  @Test
  void slopeAndCurvatureAreItsDerivatives() {
    double h = 1e-5;
    for (double t : new double[] {-2, -0.3, 0, 0.7, 5}) {
      double slope = (BoundedLoss.value(t + h) - BoundedLoss.value(t - h)) / (2 * h);
      double curvature = (BoundedLoss.slope(t + h) - BoundedLoss.slope(t - h)) / (2 * h);
      assertThat(BoundedLoss.slope(t)).isCloseTo(slope, within(1e-8));
      assertThat(BoundedLoss.curvature(t)).isCloseTo(curvature, within(1e-8));
    }
    assertThat(BoundedLoss.value(2)).isEqualTo(0.8);
  }
}
