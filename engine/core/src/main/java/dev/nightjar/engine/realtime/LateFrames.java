package dev.nightjar.engine.realtime;

import java.util.concurrent.atomic.AtomicLong;

/** Counts frames that were due and missing. Written by the audio thread, read by any. */
final class LateFrames {

  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong events = new AtomicLong();
  private boolean late;

  long frames() {
    return frames.get();
  }

  long events() {
    return events.get();
  }

  /**
   * Looks at a block that begins at a position and holds wet frames from one index to another; the
   * rest was missing.
   *
   * @param dueFrom frames before this position were not due
   */
  void count(long position, int wetFrom, int wetTo, int blockFrames, long dueFrom) {
    long before = due(position, position + wetFrom, dueFrom);
    long after = due(position + wetTo, position + blockFrames, dueFrom);
    if (before + after > 0) {
      frames.setRelease(frames.getPlain() + before + after);
      if (!late) {
        events.setRelease(events.getPlain() + 1);
      }
    }
    late = after > 0;
  }

  private static long due(long from, long to, long dueFrom) {
    return Math.max(to - Math.max(from, dueFrom), 0);
  }
}
