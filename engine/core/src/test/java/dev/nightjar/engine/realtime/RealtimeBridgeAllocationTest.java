package dev.nightjar.engine.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class RealtimeBridgeAllocationTest {

  @Test
  void audioThreadAllocatesNothingWetOrDry() throws InterruptedException {
    Inverter processor = new Inverter(2, 20, 256);
    try (RealtimeBridge bridge = new RealtimeBridge(processor, 256, 512, (message, cause) -> {})) {
      bridge.awaitReady(Session.BOUND);
      float[][] block = new float[2][300];
      play(bridge, block, 20_000);
      long wet = allocated(() -> play(bridge, block, 20_000));
      processor.gate.acquireUninterruptibly();
      long dry = allocated(() -> play(bridge, block, 20_000));
      processor.gate.release();
      assertThat(wet).isZero();
      assertThat(dry).isZero();
      assertThat(bridge.counts().lateFrames()).isPositive();
    }
  }

  private static void play(RealtimeBridge bridge, float[][] block, int calls) {
    for (int call = 0; call < calls; call++) {
      bridge.process(block, block, 1 + call % 300);
    }
  }

  private static long allocated(Runnable action) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    threads.getThreadAllocatedBytes(id);
    long before = threads.getThreadAllocatedBytes(id);
    action.run();
    return threads.getThreadAllocatedBytes(id) - before;
  }
}
