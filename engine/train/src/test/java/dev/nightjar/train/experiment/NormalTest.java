package dev.nightjar.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalTest {

  @Test
  void theErrorFunctionHasItsKnownValues() {
    double[][] known = {
      {0, 0},
      {0.5, 0.5204998778130465},
      {1, 0.8427007929497149},
      {2, 0.9953222650189527},
      {3, 0.9999779095030014},
      {7, 1}
    };
    for (double[] pair : known) {
      assertThat(Normal.erf(pair[0])).isCloseTo(pair[1], within(1e-13));
      assertThat(Normal.erf(-pair[0])).isCloseTo(-pair[1], within(1e-13));
    }
    assertThat(Normal.erf(2.4999999999)).isCloseTo(Normal.erf(2.5000000001), within(1e-12));
  }

  @Test
  void signsOfCentredVariablesVaryTogetherAsSheppardSays() {
    for (double r : new double[] {-0.95, -0.3, 0, 0.5, 0.9}) {
      double expected = 2 / Math.PI * Math.asin(r);
      assertThat(Normal.signCovariance(0, 0, r)).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void signsVaryTogetherAsSamplesDo() {
    Random random = new Random(1);
    double a = 0.4;
    double b = -0.7;
    double r = 0.6;
    double products = 0;
    int samples = 1_000_000;
    for (int i = 0; i < samples; i++) {
      double x = random.nextGaussian();
      double y = r * x + Math.sqrt(1 - r * r) * random.nextGaussian();
      products += Math.signum(x + a) * Math.signum(y + b) / samples;
    }
    double expected =
        Normal.signCovariance(a, b, r) + Normal.expectedSign(a) * Normal.expectedSign(b);
    assertThat(products).isCloseTo(expected, within(0.005));
  }
}
