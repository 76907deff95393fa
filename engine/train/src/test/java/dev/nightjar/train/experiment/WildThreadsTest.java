package dev.nightjar.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.train.sparse.SparseMethod;
import dev.nightjar.train.sparse.SparseRows;
import dev.nightjar.train.sparse.SparseRowsBuilder;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

class WildThreadsTest {

  /** A method that is right with a step of 10 alone, but then far from the least objective. */
  @Test
  void theStepIsTheOneWithTheLeastErrorOnHeldOutRows() {
    SparseRowsBuilder builder = new SparseRowsBuilder();
    for (int row = 0; row < 50; row++) {
      builder.add(row < 40 ? 0 : 1, 1);
      builder.endRow(1);
    }
    SparseRows training = builder.build(0);
    DoubleFunction<SparseMethod> method =
        step ->
            (problem, weights, order) -> {
              assertThat(Arrays.stream(order).max().orElseThrow()).isLessThan(40);
              weights[0] = step == 10 ? 0 : step;
              weights[1] = step == 10 ? 1 : -1;
            };
    assertThat(WildThreads.step(training, method, 1)).isEqualTo(10);
  }
}
