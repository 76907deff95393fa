package dev.nightjar.engine.instrument;

import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Renders notes ahead of those who play them, several in one run: first those whose players have
 * least left, notes just begun above all, then what may be played next.
 *
 * <p>Either on a thread of its own, which the engine thread never waits for, or, offline, whenever
 * frames are needed. Notes don't depend on which others are rendered beside them, so both give the
 * same sound.
 */
final class NoteFactory implements AutoCloseable {

  private static final int MOST_NOTES = 16;
  private static final int MOST_STEPS = 8;

  /** What may be played one day has to wait until nobody has asked for anything so long. */
  private static final long QUIET_NS = 50_000_000L;

  /** After so long notes are prepared many at a time, which is quicker. */
  private static final long LONG_QUIET_NS = 1_000_000_000L;

  private static final int PREPARED_AT_ONCE = 1;
  private static final int PREPARED_WHEN_LONG_QUIET = 8;

  /** Only a safety net: the engine thread wakes this one. */
  private static final long PARK_NS = 50_000_000L;

  private static final long CLOSE_WAIT_MS = 5_000;
  private static final long POLL_NS = 100_000;
  private static final long WAIT_POLL_NS = 20_000;

  /** Who renders a note so long never ends. */
  private static final long MOST_WAIT_NS = 10_000_000_000L;

  private final NoteRenderer renderer;
  private final NoteBuffer[] buffers;
  private final NoteShape shape;
  private final RunLength runLength;
  private final NoteBatch batch = new NoteBatch(MOST_NOTES);
  private final AtomicLong failures = new AtomicLong();
  private final BatchRenderer rendering;
  private final Preparation preparation;
  private final Thread thread;

  /** Whether whoever needs frames waits for the thread that renders them. [engine thread] */
  private boolean waiting;

  private volatile boolean closed;
  private volatile boolean idle;
  private volatile long askedNs = System.nanoTime() - LONG_QUIET_NS;

  /**
   * @param live whether there is a thread that renders ahead
   */
  NoteFactory(NoteRenderer renderer, NoteBuffer[] buffers, boolean live) {
    this.renderer = renderer;
    this.buffers = buffers;
    shape = NoteShape.of(renderer);
    rendering = new BatchRenderer(renderer, MOST_NOTES, MOST_STEPS, failures);
    preparation = new Preparation(renderer);
    runLength = new RunLength(renderer, shape, MOST_NOTES, MOST_STEPS);
    thread = live ? new Thread(this::run, "nightjar-notes") : null;
    if (live) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  NoteShape shape() {
    return shape;
  }

  boolean live() {
    return thread != null;
  }

  /** Notes that broke off because the renderer failed. [any thread] */
  long failures() {
    return failures.get();
  }

  /** These sounds may be played from now on. Offline there is no time for that. [engine thread] */
  void prepare(List<Preparation.Part> sounds) {
    if (live()) {
      preparation.want(sounds);
      signal();
    }
  }

  /** Tells that there is something new to render. [engine thread] */
  void wake() {
    askedNs = System.nanoTime();
    signal();
  }

  private void signal() {
    // Orders what was asked for before the look at `idle`, as the thread does the other way round.
    VarHandle.fullFence();
    if (idle) {
      idle = false;
      LockSupport.unpark(thread);
    }
  }

  /**
   * Sees to it that a note is rendered so far. Live it only looks, or waits if that is wanted.
   * [engine thread]
   *
   * @return whether it is
   */
  boolean reached(NoteBuffer buffer, int frames) {
    int needed = Math.min(frames, shape.frames());
    while (thread == null && buffer.frames() < needed) {
      choose(buffer);
      batch.keep(NoteBuffer.PREFETCH, MOST_NOTES);
      rendering.render(batch, MOST_STEPS);
    }
    if (waiting && buffer.frames() < needed) {
      awaitFrames(buffer, needed);
    }
    return buffer.frames() >= needed;
  }

  /** Whether live notes are waited for from now on, as when time does not count. [engine thread] */
  void waiting(boolean wait) {
    waiting = wait;
  }

  private void awaitFrames(NoteBuffer buffer, int needed) {
    buffer.wantWhole();
    buffer.urgency(0);
    wake();
    long start = System.nanoTime();
    while (buffer.frames() < needed && !closed && System.nanoTime() - start < MOST_WAIT_NS) {
      LockSupport.parkNanos(this, WAIT_POLL_NS);
    }
  }

  /**
   * Waits until all that is played or about to be is rendered. [not real-time]
   *
   * @return whether that was so within the time
   */
  boolean awaitIdle(long mostNs) {
    return await(() -> !someoneLacks(), mostNs);
  }

  /**
   * Waits until the notes that may be played are prepared, as far as there is room. [not real-time]
   *
   * @return whether that was so within the time
   */
  boolean awaitPrepared(long mostNs) {
    return await(preparation::done, mostNs);
  }

  private boolean await(BooleanSupplier reached, long mostNs) {
    long start = System.nanoTime();
    while (thread != null && !reached.getAsBoolean()) {
      if (System.nanoTime() - start > mostNs || closed) {
        return false;
      }
      LockSupport.parkNanos(this, POLL_NS);
    }
    return true;
  }

  /** Ends the thread, if there is one, and closes the renderer. [not real-time] */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (thread == null) {
      renderer.close();
      return;
    }
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
        choose(null);
        long quietNs = System.nanoTime() - askedNs;
        if (batch.size() == 0 && preparation.done()) {
          sleep(PARK_NS);
        } else if (batch.size() == 0) {
          prepareWhenQuiet(quietNs);
        } else if (batch.mostUrgent() >= NoteBuffer.PREFETCH && quietNs < QUIET_NS) {
          sleep(QUIET_NS - quietNs);
        } else {
          rendering.render(batch, runLength.narrow(batch, rendering.lastRunNs()));
        }
      } catch (RuntimeException | Error outOfMemory) {
        // Whoever plays goes on with what there is; memory may come back.
        failures.incrementAndGet();
        LockSupport.parkNanos(this, PARK_NS);
      }
    }
    renderer.close();
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
    if (!someoneLacks() && !closed) {
      LockSupport.parkNanos(this, mostNs);
    }
    idle = false;
  }

  private boolean someoneLacks() {
    for (NoteBuffer buffer : buffers) {
      if (buffer.lacksFrames() && buffer.urgency() < NoteBuffer.PREFETCH) {
        return true;
      }
    }
    return false;
  }

  private void choose(NoteBuffer first) {
    batch.clear();
    if (first != null) {
      batch.offer(first, Integer.MIN_VALUE);
    }
    for (NoteBuffer buffer : buffers) {
      if (buffer != first && buffer.lacksFrames()) {
        batch.offer(buffer, buffer.urgency());
      }
    }
  }
}
