package dev.nightjar.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

  /** Eq. 10: longer and shorter steps of the same direction bring less. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stepsOnQuadraticsAreTheBestInExpectation(boolean sign) {
    double[] eigenvalues = {0.2, 1, 3, 10};
    QuadraticProblem problem = QuadraticProblem.rotated(eigenvalues, 0.7, new Random(3));
    double[] theta = {1, -2, 0.5, 1.5};
    double step = sign ? problem.stepOfSign(theta) : problem.stepOfGradient(theta);
    double[] steps = {0.85 * step, step, 1.15 * step};
    double[] gaps = new double[3];
    for (int s = 0; s < 3; s++) {
      Random random = new Random(4);
      for (int i = 0; i < 200_000; i++) {
        double[] gradient = problem.sample(theta, random);
        double[] next = theta.clone();
        for (int k = 0; k < 4; k++) {
          next[k] -= steps[s] * (sign ? Math.signum(gradient[k]) : gradient[k]);
        }
        gaps[s] += problem.gap(next) / 200_000;
      }
    }
    assertThat(gaps[1]).isLessThan(gaps[0]).isLessThan(gaps[2]);
    // The best lies in the middle: both sides lose nearly the same.
    assertThat(gaps[0] - gaps[1]).isCloseTo(gaps[2] - gaps[1], within(0.3 * (gaps[0] - gaps[1])));
  }

  @Test
  void aRotationKeepsTheSpectrum() {
    QuadraticProblem problem = QuadraticProblem.rotated(new double[] {2, 2, 2}, 0, new Random(1));
    assertThat(problem.gradient(new double[] {1, 2, 3}))
        .containsExactly(new double[] {2, 4, 6}, within(1e-12));
  }

  @Test
  void theRegressionsGradientIsItsSlope() {
    RobustRegression problem = new RobustRegression(20, 3, new Random(2));
    double[] theta = {0.3, -1, 2};
    double[] gradient = problem.gradient(theta, Plot.order(20), 0, 20);
    for (int i = 0; i < 3; i++) {
      double[] up = theta.clone();
      double[] down = theta.clone();
      up[i] += 1e-5;
      down[i] -= 1e-5;
      double slope = (problem.value(up) - problem.value(down)) / 2e-5;
      assertThat(gradient[i]).isCloseTo(slope, within(1e-8));
    }
  }

  /** Against the mean over all pairs of terms, Hessian times gradient by a difference. */
  @Test
  void theExpectedCurvatureIsTheMeanOverAllBatches() {
    RobustRegression problem = new RobustRegression(7, 3, new Random(5));
    double[] theta = {0.1, 0.5, -0.4};
    double[] mean = new double[3];
    int batches = 0;
    for (int n = 0; n < 7; n++) {
      for (int m = 0; m < n; m++) {
        int[] pair = {n, m};
        double[] gradient = problem.gradient(theta, pair, 0, 2);
        double[] up = theta.clone();
        double[] down = theta.clone();
        for (int i = 0; i < 3; i++) {
          up[i] += 1e-5 * gradient[i];
          down[i] -= 1e-5 * gradient[i];
        }
        double[] after = problem.gradient(up, pair, 0, 2);
        double[] before = problem.gradient(down, pair, 0, 2);
        for (int i = 0; i < 3; i++) {
          mean[i] += (after[i] - before[i]) / 2e-5;
        }
        batches++;
      }
    }
    double[] expected = problem.expectedCurvature(theta, 2);
    for (int i = 0; i < 3; i++) {
      assertThat(mean[i] / batches).isCloseTo(expected[i], within(1e-7));
    }
  }
}
