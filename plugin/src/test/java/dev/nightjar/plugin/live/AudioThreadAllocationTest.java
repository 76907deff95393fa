package dev.nightjar.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.nightjar.engine.audio.LevelMeter;
import dev.nightjar.engine.realtime.RealtimeBridge;
import dev.nightjar.plugin.sound.PcmBlock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AudioThreadAllocationTest {
  private static final int FRAMES = 256;
  private static final int BLOCKS = 2_000;

  /** The measurement itself may cost a little once; a single object per block would be 32,000. */
  private static final long MOST_BYTES = 2_000;

  @Test
  void blocksPassWithoutAllocation() throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (RealtimeBridge bridge =
        new RealtimeBridge(
            new DelayEffect(100).open(2, 48_000, FRAMES), FRAMES, FRAMES, (message, cause) -> {})) {
      assertThat(bridge.awaitReady(Duration.ofSeconds(10))).isTrue();
      PcmBlock input = new PcmBlock(2, FRAMES);
      PcmBlock output = new PcmBlock(2, FRAMES);
      float[][] in = new float[2][FRAMES];
      float[][] out = new float[2][FRAMES];
      LevelMeter level = new LevelMeter(48_000);
      DepthControl depth = new DepthControl(FRAMES, FRAMES, 48_000);
      BlockSplice splice = new BlockSplice(2, FRAMES);
      long before = 0;
      for (int block = -BLOCKS; block < BLOCKS; block++) {
        if (block == 0) {
          before = threads.getCurrentThreadAllocatedBytes();
        }
        input.decode(in);
        level.add(in, 0, FRAMES);
        bridge.process(in, out, FRAMES);
        if (depth.excessBlocks(3 * FRAMES) > 0) {
          splice.leaveOut(out);
        }
        splice.join(out);
        output.encode(out);
      }
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
    }
  }
}
