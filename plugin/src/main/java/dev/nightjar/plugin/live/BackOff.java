package dev.nightjar.plugin.live;

/** How long to wait before the next try: twice as long each time, up to a bound. */
final class BackOff {
  private static final long FIRST_MS = 250;
  private static final long MOST_MS = 5_000;

  private long nextMs = FIRST_MS;

  long nextMs() {
    long now = nextMs;
    nextMs = Math.min(2 * nextMs, MOST_MS);
    return now;
  }

  /** It works again: the next failure is a first one. */
  void reset() {
    nextMs = FIRST_MS;
  }
}
