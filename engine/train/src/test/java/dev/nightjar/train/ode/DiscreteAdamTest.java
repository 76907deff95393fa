package dev.nightjar.train.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eq. 5.26 and 5.27, line by line in one dimension. */
class DiscreteAdamTest {

  private static final double ALPHA = 0.05;
  private static final double BETA1 = 0.8;
  private static final double BETA2 = 0.95;

  /** J = w⁴/4 − w. */
  private static final Objective QUARTIC =
      new Objective() {
        @Override
        public int dimension() {
          return 1;
        }

        @Override
        public double value(double[] w) {
          return w[0] * w[0] * w[0] * w[0] / 4 - w[0];
        }

        @Override
        public void gradient(double[] w, double[] into) {
          into[0] = slope(w[0]);
        }
      };

  private static double slope(double w) {
    return w * w * w - 1;
  }

  @Test
  void withoutRescalingIsEquation526() {
    DiscreteAdam adam = new DiscreteAdam(QUARTIC, new double[] {-1}, ALPHA, BETA1, BETA2, 0.3);
    double theta = -1;
    double v = 0;
    double hat = 0.3;
    for (int n = 0; n < 50; n++) {
      double g = slope(theta);
      theta = theta - ALPHA * Math.pow(hat, -0.5) * v;
      v = BETA1 * v + (1 - BETA1) * g;
      hat = BETA2 * hat + (1 - BETA2) * g * g;
      adam.step();
      assertThat(adam.weights()[0]).isCloseTo(theta, within(1e-12));
    }
  }

  @Test
  void withRescalingIsEquation527() {
    DiscreteAdam adam = new DiscreteAdam(QUARTIC, new double[] {-1}, ALPHA, BETA1, BETA2, 0);
    double theta = -1;
    double v = 0;
    double hat = 0;
    for (int n = 1; n <= 50; n++) {
      double g = slope(theta);
      v = BETA1 * v + (1 - BETA1) * g;
      hat = BETA2 * hat + (1 - BETA2) * g * g;
      double rescaled = 1 / (1 - Math.pow(BETA1, n)) * v;
      double rescaledHat = 1 / (1 - Math.pow(BETA2, n)) * hat;
      theta = theta - ALPHA * Math.pow(rescaledHat, -0.5) * rescaled;
      adam.adamStep();
      assertThat(adam.weights()[0]).isCloseTo(theta, within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneThatIsRestoredGoesOnExactly(boolean rescaled) {
    DiscreteAdam whole = new DiscreteAdam(QUARTIC, new double[] {-1}, ALPHA, BETA1, BETA2, 0.3);
    DiscreteAdam parts = new DiscreteAdam(QUARTIC, new double[] {7}, ALPHA, BETA1, BETA2, 0.9);
    for (int n = 0; n < 10; n++) {
      if (n == 4) {
        parts.restore(whole.state());
      }
      for (DiscreteAdam adam : new DiscreteAdam[] {whole, parts}) {
        if (rescaled) {
          adam.adamStep();
        } else {
          adam.step();
        }
      }
    }
    assertThat(parts.weights()).containsExactly(whole.weights());
    assertThatThrownBy(() -> parts.restore(new double[2]))
        .hasMessage("a state of 2 numbers, not of 4");
  }
}
