package dev.nightjar.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BatchSourceTest {

  /** Samples that tell where they come from. */
  private static void label(long seed, long index, float[] noisy, float[] clean) {
    noisy[0] = seed;
    clean[0] = index;
  }

  @Test
  void batchesComeInOrderAndHoldTheirOwnExamples() throws Exception {
    try (BatchSource source = new BatchSource(BatchSourceTest::label, 42, 3, 5, 0, 2)) {
      for (int step = 0; step < 10; step++) {
        BatchSource.Batch batch = source.next();
        assertThat(batch.noisy()).hasDimensions(3, 5);
        for (int i = 0; i < 3; i++) {
          assertThat(batch.noisy()[i][0]).isEqualTo(42);
          assertThat(batch.clean()[i][0]).isEqualTo(3 * step + i);
        }
      }
    }
  }

  @Test
  void aResumedRunSeesWhatItWouldHaveSeen() throws Exception {
    try (BatchSource whole = new BatchSource(BatchSourceTest::label, 1, 2, 1, 0, 1);
        BatchSource resumed = new BatchSource(BatchSourceTest::label, 1, 2, 1, 14, 1)) {
      for (int step = 0; step < 7; step++) {
        whole.next();
      }
      assertThat(resumed.next().clean()).isDeepEqualTo(whole.next().clean());
    }
  }

  @Test
  void aFailureReachesEveryCaller() {
    ExampleSource broken =
        (seed, index, noisy, clean) -> {
          throw new IllegalStateException("disk gone");
        };
    try (BatchSource source = new BatchSource(broken, 1, 1, 1, 0, 1)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(source::next)
            .isInstanceOf(IllegalStateException.class)
            .hasRootCauseMessage("disk gone");
      }
    }
  }
}
