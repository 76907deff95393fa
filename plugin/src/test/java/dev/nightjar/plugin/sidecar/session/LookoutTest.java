package dev.nightjar.plugin.sidecar.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class LookoutTest {

  private static final int RATE_HZ = 48_000;
  private static final int BLOCK_FRAMES = 480;
  private static final long BLOCK_NS = 10_000_000;
  private static final long LATE_NS = 1_000_000;
  private static final long MOST_NS = 100_000_000;
  private static final int TRUSTED_BLOCKS = 6;

  private final Semaphore places = new Semaphore(2);

  /** One to whom blocks have come on time, the last of them at 0. */
  private Lookout trusting() {
    Lookout lookout = new Lookout(RATE_HZ, places);
    for (int block = -TRUSTED_BLOCKS; block <= 0; block++) {
      lookout.arrived(block * BLOCK_NS, BLOCK_FRAMES);
    }
    return lookout;
  }

  @Test
  void sleepsUntilShortlyBeforeTheNextBlockThenLooksOut() {
    Lookout lookout = trusting();
    long sleptNs = lookout.sleepNs(0, MOST_NS);
    assertThat(sleptNs).isBetween(BLOCK_NS / 2, BLOCK_NS - 1);
    assertThat(lookout.sleepNs(sleptNs, MOST_NS)).isZero();
    assertThat(lookout.sleepNs(BLOCK_NS, MOST_NS)).isZero();
    lookout.close();
  }

  @Test
  void givesUpSoonWhenNothingComes() {
    Lookout lookout = trusting();
    assertThat(lookout.sleepNs(BLOCK_NS, MOST_NS)).isZero();
    assertThat(lookout.sleepNs(BLOCK_NS + LATE_NS, MOST_NS)).isEqualTo(MOST_NS);
    assertThat(lookout.sleepNs(BLOCK_NS + 2 * LATE_NS, MOST_NS)).isEqualTo(MOST_NS);
    assertThat(trusting().sleepNs(0, 1_000)).isEqualTo(1_000);
  }

  @Test
  void doesNotLookOutForWhatComesInBursts() {
    Lookout lookout = new Lookout(RATE_HZ, places);
    for (int burst = 0; burst < 20; burst++) {
      long burstNs = burst * 4L * BLOCK_NS;
      for (int block = 0; block < 4; block++) {
        lookout.arrived(burstNs + block * LATE_NS, BLOCK_FRAMES);
        assertThat(lookout.sleepNs(burstNs + block * LATE_NS, MOST_NS)).isEqualTo(MOST_NS);
      }
    }
  }

  @Test
  void onlySomeInstancesLookOutAtTheSameTime() {
    List<Lookout> all = new ArrayList<>();
    int looking = 0;
    for (int i = 0; i < 9; i++) {
      Lookout lookout = trusting();
      all.add(lookout);
      looking += lookout.sleepNs(BLOCK_NS, MOST_NS) == 0 ? 1 : 0;
    }
    assertThat(looking).isEqualTo(2);
    all.get(0).arrived(BLOCK_NS, BLOCK_FRAMES);
    assertThat(trusting().sleepNs(BLOCK_NS, MOST_NS)).isZero();
    all.get(1).close();
    assertThat(places.availablePermits()).isEqualTo(1);
  }
}
