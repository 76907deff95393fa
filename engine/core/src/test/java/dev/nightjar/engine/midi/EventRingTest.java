package dev.nightjar.engine.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventRingTest {
  private final EventRing ring = new EventRing();

  @Test
  void messagesComeOutAsTheyWentIn() {
    ring.put(7, 0x643c90);
    ring.putExclusive(9, new byte[] {(byte) 0xf0, 1, (byte) 0xf7, 5, 5}, 3);
    ring.put(9, 0x3c80);
    assertThat(ring.nextFrame()).isEqualTo(7);
    assertThat(ring.nextIsExclusive()).isFalse();
    assertThat(ring.take()).isEqualTo(0x643c90);
    assertThat(ring.nextFrame()).isEqualTo(9);
    assertThat(ring.nextIsExclusive()).isTrue();
    assertThat(ring.takeExclusive()).containsExactly(0xf0, 1, 0xf7);
    assertThat(ring.take()).isEqualTo(0x3c80);
    assertThat(ring.nextFrame()).isEqualTo(EventRing.NONE);
  }

  @Test
  void whatWaitsCanBeLookedAtAndStays() {
    ring.put(1, 0x643c90);
    ring.take();
    ring.put(2, 0x643e90);
    ring.putExclusive(3, new byte[] {(byte) 0xf0, (byte) 0xf7}, 2);
    assertThat(ring.taken()).isEqualTo(1);
    assertThat(ring.written()).isEqualTo(3);
    assertThat(ring.peek(1)).isEqualTo(0x643e90);
    assertThat(ring.peek(2) & 0xff).isEqualTo(0xf0);
    assertThat(ring.take()).isEqualTo(0x643e90);
    assertThat(ring.takeExclusive()).hasSize(2);
  }

  @Test
  void aRingHasTheRoomAskedFor() {
    EventRing small = new EventRing(2, 4);
    assertThat(small.putExclusive(0, new byte[5], 5)).isFalse();
    assertThat(small.put(0, 1)).isTrue();
    assertThat(small.put(0, 2)).isTrue();
    assertThat(small.put(0, 3)).isFalse();
    assertThatThrownBy(() -> new EventRing(3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 events");
  }

  @Test
  void whatFindsNoRoomIsDroppedAndCounted() {
    int held = 0;
    while (ring.put(held, held)) {
      held++;
    }
    assertThat(held).isGreaterThan(1_000);
    assertThat(ring.dropped()).isEqualTo(1);
    byte[] large = new byte[1 << 15];
    assertThat(ring.putExclusive(0, large, large.length)).isFalse();
    assertThat(ring.take()).isZero();
    assertThat(ring.putExclusive(held, large, large.length)).isTrue();
    for (int i = 1; i < held; i++) {
      assertThat(ring.take()).isEqualTo(i);
    }
    assertThat(ring.takeExclusive()).hasSize(large.length);
    assertThat(ring.putExclusive(0, new byte[1 << 17], 1 << 17)).isFalse();
    assertThat(ring.dropped()).isEqualTo(3);
  }

  @Test
  void finishedMeansClosedAndEmpty() {
    ring.put(1, 2);
    ring.close();
    assertThat(ring.finished()).isFalse();
    ring.take();
    assertThat(ring.finished()).isTrue();
  }

  @Test
  void nothingIsLostOrTornBetweenThreads() throws Exception {
    int count = 200_000;
    List<String> torn = new ArrayList<>();
    Thread producer =
        new Thread(
            () -> {
              Random random = new Random(1);
              for (int i = 0; i < count; ) {
                boolean exclusive = random.nextInt(50) == 0;
                byte[] bytes = new byte[1 + random.nextInt(200)];
                bytes[0] = (byte) i;
                while (exclusive
                    ? !ring.putExclusive(i, bytes, bytes.length)
                    : !ring.put(i, i << 8)) {
                  Thread.onSpinWait();
                }
                i++;
              }
            });
    producer.start();
    for (int i = 0; i < count; i++) {
      while (ring.nextFrame() == EventRing.NONE) {
        Thread.onSpinWait();
      }
      if (ring.nextFrame() != i) {
        torn.add("frame " + ring.nextFrame() + " for " + i);
      }
      boolean right =
          ring.nextIsExclusive() ? ring.takeExclusive()[0] == (byte) i : ring.take() == i << 8;
      if (!right) {
        torn.add("message " + i);
      }
    }
    producer.join();
    assertThat(torn).isEmpty();
  }
}
