package dev.nightjar.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyHeldTest {
  private static final int BLOCK = 480;
  private static final int TARGET = 960;
  private static final int BLOCKS_IN_WINDOW = 50;

  @Test
  void depthThatIsRightLeavesNothingOut() {
    assertThat(excess(TARGET)).isZero();
    assertThat(excess(TARGET + BLOCK)).isZero();
  }

  @Test
  void whatComesInLargePiecesDoesNoHarm() {
    DepthControl depth = new DepthControl(TARGET, BLOCK, 48_000);
    int excess = 0;
    for (int i = 0; i < 4 * BLOCKS_IN_WINDOW; i++) {
      excess += depth.excessBlocks(i % 10 == 0 ? TARGET : 20 * BLOCK);
    }
    assertThat(excess).isZero();
  }

  @Test
  void excessIsLeftOutDownToOneBlockOfTolerance() {
    assertThat(excess(TARGET + 5 * BLOCK)).isEqualTo(4);
    assertThat(excess(TARGET + BLOCK + 1)).isEqualTo(1);
  }

  @Test
  void leftOutBlocksFadeIntoTheNextWithoutAStep() {
    BlockSplice splice = new BlockSplice(1, 4);
    splice.leaveOut(new float[][] {{1, 1, 1, 1}});
    splice.leaveOut(new float[][] {{9, 9, 9, 9}});
    float[][] next = {{0, 0, 0, 0}};
    splice.join(next);
    assertThat(next[0]).containsExactly(0.875f, 0.625f, 0.375f, 0.125f);
    float[][] later = {{0.5f, 0.5f, 0.5f, 0.5f}};
    splice.join(later);
    assertThat(later[0]).containsOnly(0.5f);
  }

  private static int excess(int depthFrames) {
    DepthControl depth = new DepthControl(TARGET, BLOCK, 48_000);
    int excess = 0;
    for (int i = 0; i < BLOCKS_IN_WINDOW; i++) {
      excess += depth.excessBlocks(depthFrames);
    }
    return excess;
  }
}
