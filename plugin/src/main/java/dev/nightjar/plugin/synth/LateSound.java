package dev.nightjar.plugin.synth;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what the audio thread asked for and did not get. */
final class LateSound {
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong gaps = new AtomicLong();
  private boolean inGap;

  /** So many frames of a block were missing at its end. [audio thread] */
  void count(int missing) {
    if (missing > 0) {
      frames.lazySet(frames.getPlain() + missing);
      if (!inGap) {
        gaps.lazySet(gaps.getPlain() + 1);
      }
    }
    inGap = missing > 0;
  }

  /** [any thread] */
  long frames() {
    return frames.get();
  }

  /** How often it began. [any thread] */
  long gaps() {
    return gaps.get();
  }
}
