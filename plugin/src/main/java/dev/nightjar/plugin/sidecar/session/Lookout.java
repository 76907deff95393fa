package dev.nightjar.plugin.sidecar.session;

import java.util.concurrent.Semaphore;

/**
 * Foresees when the next block comes: as much later than the last one as that lasts. A thread that
 * is awake by then need not be woken, which would cost the audio thread a system call, and the
 * sound the time until the thread runs. It looks out only for what has come on time a few times in
 * a row, and only briefly; and of all instances only as many do so at once as leave half of the
 * processors alone. One thread at a time. [engine thread]
 */
final class Lookout {

  /** How far from its time a block may come and still be on time. */
  private static final long MOST_WINDOW_NS = 250_000;

  /** The same as a share of a block: to both sides, so that a quarter of the time is the most. */
  private static final long WINDOW_SHARE = 8;

  private static final int TRUSTED = 4;
  private static final long SECOND_NS = 1_000_000_000L;

  /** Of this process: none where there is one processor only. */
  static final Semaphore PLACES = new Semaphore(Runtime.getRuntime().availableProcessors() / 2);

  private final Semaphore places;
  private final int sampleRateHz;
  private long expectedNs;
  private long windowNs;

  /** Blocks on time in a row. */
  private int onTime;

  private boolean looking;

  /**
   * @param places for those that look out at the same time
   */
  Lookout(int sampleRateHz, Semaphore places) {
    this.places = places;
    this.sampleRateHz = sampleRateHz;
  }

  /** A block has come. */
  void arrived(long nowNs, long frames) {
    leave();
    onTime = Math.abs(nowNs - expectedNs) <= windowNs ? Math.min(TRUSTED, onTime + 1) : 0;
    long periodNs = frames * SECOND_NS / sampleRateHz;
    windowNs = Math.min(MOST_WINDOW_NS, periodNs / WINDOW_SHARE);
    expectedNs = nowNs + periodNs;
  }

  /**
   * How long to sleep, at most, if nothing has come.
   *
   * @param mostNs for as long as nothing is expected
   * @return 0 to look out instead
   */
  long sleepNs(long nowNs, long mostNs) {
    if (onTime < TRUSTED) {
      leave();
      return mostNs;
    }
    long untilNs = expectedNs - windowNs - nowNs;
    if (untilNs > 0) {
      return Math.min(untilNs, mostNs);
    }
    if (nowNs > expectedNs + windowNs || !enter()) {
      onTime = 0;
      leave();
      return mostNs;
    }
    return 0;
  }

  private boolean enter() {
    looking = looking || places.tryAcquire();
    return looking;
  }

  private void leave() {
    if (looking) {
      looking = false;
      places.release();
    }
  }

  /** Whoever looks out no more has to say so. */
  void close() {
    leave();
  }
}
