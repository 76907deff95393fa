package dev.nightjar.plugin.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameClockTest {
  private static final int RATE_HZ = 48_000;
  private static final int BLOCK = 256;
  private static final double BLOCK_NS = 1e9 * BLOCK / RATE_HZ;

  private final FrameClock clock = new FrameClock(RATE_HZ, 0);

  @Test
  void blocksThatComeUnevenlyLeaveTheClockEven() {
    Random random = new Random(3);
    long frame = 0;
    for (; frame < 10 * RATE_HZ; frame += BLOCK) {
      clock.tick(frame, BLOCK, (long) (frame * 1e9 / RATE_HZ + random.nextInt(2_000_000)));
    }
    long now = Math.round(frame * 1e9 / RATE_HZ);
    for (int later = 0; later < 100; later++) {
      long at = now + (long) (later * BLOCK_NS);
      // On the mean, blocks are a millisecond late.
      assertThat(clock.frameAt(at) - (frame - 48 + (long) later * BLOCK)).isBetween(-10L, 10L);
    }
  }

  @Test
  void aDeviceWithAnotherQuartzIsFollowed() {
    double slow = 1.0002;
    long frame = 0;
    for (; frame < 60 * RATE_HZ; frame += BLOCK) {
      clock.tick(frame, BLOCK, (long) (slow * frame * 1e9 / RATE_HZ));
    }
    long now = (long) (slow * frame * 1e9 / RATE_HZ);
    assertThat(clock.frameAt(now) - frame).isBetween(-12L, 12L);
  }

  @Test
  void afterAPauseItIsRightAtOnce() {
    clock.tick(0, BLOCK, 0);
    clock.tick(BLOCK, BLOCK, 3_000_000_000L);
    assertThat(clock.frameAt(3_000_000_000L)).isEqualTo(BLOCK);
  }
}
