package dev.nightjar.engine.instrument;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that renders notes, several in one run: the most urgent of those that no other thread is
 * at, notes just begun above all. The first of them also does what is not urgent, and wakes the
 * second when it can't do all that is.
 */
final class NoteWorker {

  private static final int MOST_NOTES = 16;
  private static final int MOST_STEPS = 8;

  /** What may be played one day has to wait until nobody has asked for anything so long. */
  private static final long QUIET_NS = 50_000_000L;

  /** After so long notes are prepared many at a time, which is quicker. */
  private static final long LONG_QUIET_NS = 1_000_000_000L;

  private static final int PREPARED_AT_ONCE = 1;
  private static final int PREPARED_WHEN_LONG_QUIET = 8;

  /** Only a safety net: whoever has work wakes the thread. */
  private static final long PARK_NS = 50_000_000L;

  private static final long CLOSE_WAIT_MS = 5_000;

  private final NoteRenderer renderer;
  private final NoteBuffer[] buffers;
  private final AtomicLong failures;
  private final BatchRenderer rendering;
  private final RunLength runLength;
  private final NoteBatch batch = new NoteBatch(MOST_NOTES);

  /** Null in the second one. */
  private final Preparation preparation;

  /** Null in the second one, or if there is none. */
  private final NoteWorker second;

  /** Only notes that are more urgent are this one's. */
  private final int mostUrgency;

  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean idle;
  private volatile long askedNs = System.nanoTime() - LONG_QUIET_NS;

  /** The one that does what is urgent when the first can't do all of it. */
  static NoteWorker second(NoteRenderer renderer, NoteBuffer[] buffers, AtomicLong failures) {
    return new NoteWorker(renderer, buffers, failures, null, null);
  }

  /**
   * @param second null for none
   */
  static NoteWorker first(
      NoteRenderer renderer,
      NoteBuffer[] buffers,
      AtomicLong failures,
      Preparation preparation,
      NoteWorker second) {
    return new NoteWorker(renderer, buffers, failures, preparation, second);
  }

  private NoteWorker(
      NoteRenderer renderer,
      NoteBuffer[] buffers,
      AtomicLong failures,
      Preparation preparation,
      NoteWorker second) {
    this.renderer = renderer;
    this.buffers = buffers;
    this.failures = failures;
    this.preparation = preparation;
    this.second = second;
    rendering = new BatchRenderer(renderer, MOST_NOTES, MOST_STEPS, failures);
    runLength = new RunLength(renderer, NoteShape.of(renderer), MOST_NOTES, MOST_STEPS);
    mostUrgency = preparation == null ? runLength.urgentFrames() : NoteBuffer.PREFETCH;
    thread = new Thread(this::run, preparation == null ? "nightjar-notes-2" : "nightjar-notes");
    thread.setDaemon(true);
    thread.start();
  }

  /** Somebody plays: what is not urgent has to wait. [engine thread] */
  void asked() {
    askedNs = System.nanoTime();
  }

  /**
   * Tells that there is something to render. [any thread]
   *
   * @return whether it slept
   */
  boolean wake() {
    // Orders what was asked for before the look at `idle`, as the thread does the other way round.
    VarHandle.fullFence();
    if (!idle) {
      return false;
    }
    idle = false;
    LockSupport.unpark(thread);
    return true;
  }

  /** Ends the thread, which closes the renderer. [not real-time] */
  void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSE_WAIT_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        advance();
      } catch (RuntimeException | Error outOfMemory) {
        // Whoever plays goes on with what there is; memory may come back.
        failures.incrementAndGet();
        LockSupport.parkNanos(this, PARK_NS);
      }
    }
    renderer.close();
  }

  private void advance() {
    int urgent = choose();
    long quietNs = System.nanoTime() - askedNs;
    if (batch.size() == 0 && (preparation == null || preparation.done())) {
      sleep(PARK_NS);
    } else if (batch.size() == 0) {
      prepareWhenQuiet(quietNs);
    } else if (batch.mostUrgent() >= NoteBuffer.PREFETCH && quietNs < QUIET_NS) {
      sleep(QUIET_NS - quietNs);
    } else {
      int steps = runLength.narrow(batch, rendering.lastRunNs());
      batch.claim();
      if (second != null && urgent > batch.size()) {
        second.wake();
      }
      render(steps);
    }
  }

  private void render(int steps) {
    try {
      if (batch.size() > 0) {
        rendering.render(batch, steps);
      }
    } finally {
      batch.unclaim();
    }
  }

  private void prepareWhenQuiet(long quietNs) {
    if (quietNs < QUIET_NS) {
      sleep(QUIET_NS - quietNs);
    } else {
      preparation.advance(quietNs < LONG_QUIET_NS ? PREPARED_AT_ONCE : PREPARED_WHEN_LONG_QUIET);
    }
  }

  private void sleep(long mostNs) {
    idle = true;
    VarHandle.fullFence();
    if (!someoneWaits() && !closed) {
      LockSupport.parkNanos(this, mostNs);
    }
    idle = false;
  }

  private boolean someoneWaits() {
    int most = Math.min(mostUrgency, NoteBuffer.PREFETCH);
    for (NoteBuffer buffer : buffers) {
      if (buffer.lacksFrames() && buffer.urgency() < most && !buffer.claimed()) {
        return true;
      }
    }
    return false;
  }

  /** Returns how many notes are urgent. */
  private int choose() {
    batch.clear();
    int urgent = 0;
    for (NoteBuffer buffer : buffers) {
      if (buffer.lacksFrames() && !buffer.claimed()) {
        int urgency = buffer.urgency();
        if (preparation != null || urgency < mostUrgency) {
          batch.offer(buffer, urgency);
        }
        urgent += urgency < runLength.urgentFrames() ? 1 : 0;
      }
    }
    return urgent;
  }
}
