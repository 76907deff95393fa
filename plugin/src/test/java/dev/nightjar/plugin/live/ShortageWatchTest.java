package dev.nightjar.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.realtime.BridgeCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortageWatchTest {
  private static final int RATE_HZ = 48_000;
  private static final int SPAN = RATE_HZ / 2;

  @Test
  void oneMishapIsNoShortageHoweverLarge() {
    assertThat(looks(List.of(0L, 50L, 50L, 50L, 50L, 50L, 50L, 50L, 50L)))
        .containsOnly(Shortage.NONE);
  }

  @Test
  void lossesInThreeOfSixHalfSecondsAreAShortage() {
    assertThat(looks(List.of(0L, 1L, 1L, 2L, 2L, 3L)))
        .endsWith(new Shortage(true, false))
        .startsWith(Shortage.NONE, Shortage.NONE, Shortage.NONE, Shortage.NONE, Shortage.NONE);
    assertThat(looks(List.of(0L, 1L, 1L, 1L, 2L, 2L, 2L, 3L, 3L, 3L, 4L)))
        .containsOnly(Shortage.NONE);
  }

  @Test
  void lossesOfTheFirstHalfSecondDoNotCount() {
    assertThat(looks(List.of(9L, 10L, 11L, 11L, 11L))).containsOnly(Shortage.NONE);
  }

  @Test
  void lateEngineIsToldFromTheDevices() {
    ShortageWatch watch = new ShortageWatch(RATE_HZ);
    Shortage last = Shortage.NONE;
    for (int i = 0; i < 4; i++) {
      last =
          watch.look(
              new DeviceCounts((i + 1L) * SPAN, 0, 0, 0, 0, 0), new BridgeCounts(0, i, 0, 0, 0, 0));
    }
    assertThat(last).isEqualTo(new Shortage(false, true));
  }

  private static List<Shortage> looks(List<Long> leftOutBlocks) {
    ShortageWatch watch = new ShortageWatch(RATE_HZ);
    long[] frames = {0};
    return leftOutBlocks.stream()
        .map(
            leftOut ->
                watch.look(
                    new DeviceCounts(frames[0] += SPAN, 0, 0, leftOut, 0, 0),
                    new BridgeCounts(0, 0, 0, 0, 0, 0)))
        .toList();
  }
}
