package dev.nightjar.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepSizeSearchTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.1, 0.35, 4})
  void findsTheFactorOfThreeNextToTheBest(double best) throws InterruptedException {
    double found = StepSizeSearch.best(0.1, size -> Math.abs(Math.log(size / best)));
    assertThat(Math.abs(Math.log(found / best))).isLessThanOrEqualTo(Math.log(3) / 2 + 1e-9);
    double powers = Math.log(found / 0.1) / Math.log(3);
    assertThat(powers).isCloseTo(Math.rint(powers), within(1e-9));
  }

  @Test
  void leavesStepSizesThatDivergeDownwards() throws InterruptedException {
    List<Double> tried = new ArrayList<>();
    double found =
        StepSizeSearch.best(
            9,
            size -> {
              tried.add(size);
              return size > 0.5 ? Double.NaN : 1 / size;
            });
    assertThat(found).isCloseTo(1.0 / 3, within(1e-9));
    assertThat(tried).hasSize(6);
  }

  @Test
  void givesUpWhereAllDiverge() throws InterruptedException {
    assertThat(StepSizeSearch.best(1, size -> Double.NaN)).isPositive();
  }

  @Test
  void knowsWhereItHadToStop() throws InterruptedException {
    double best = StepSizeSearch.best(0.1, size -> 1 / size);
    assertThat(best).isCloseTo(8.1, within(1e-9));
    assertThat(StepSizeSearch.endsAtItsEdge(0.1, best)).isTrue();
    assertThat(StepSizeSearch.endsAtItsEdge(0.1, StepSizeSearch.best(0.1, size -> size))).isTrue();
    assertThat(StepSizeSearch.endsAtItsEdge(0.1, 2.7)).isFalse();
  }
}
