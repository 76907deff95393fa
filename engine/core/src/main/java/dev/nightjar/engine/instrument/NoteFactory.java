package dev.nightjar.engine.instrument;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Renders notes ahead of those who play them: first those whose players have least left, notes just
 * begun above all, then what may be played next.
 *
 * <p>Either on threads of its own, which the engine thread never waits for, or, offline, whenever
 * frames are needed. Notes don't depend on which others are rendered beside them, so both give the
 * same sound.
 */
final class NoteFactory implements AutoCloseable {

  private static final int MOST_NOTES = 16;
  private static final int MOST_STEPS = 8;
  private static final long POLL_NS = 100_000;
  private static final long WAIT_POLL_NS = 20_000;

  /** Who renders a note so long never ends. */
  private static final long MOST_WAIT_NS = 10_000_000_000L;

  private final NoteRenderer renderer;
  private final NoteBuffer[] buffers;
  private final NoteShape shape;
  private final NoteBatch batch = new NoteBatch(MOST_NOTES);
  private final AtomicLong failures = new AtomicLong();
  private final BatchRenderer rendering;
  private final Preparation preparation;

  /** Null offline. */
  private final NoteWorker first;

  /** Null if one does all. */
  private final NoteWorker second;

  /** Whether whoever needs frames waits for the thread that renders them. [engine thread] */
  private boolean waiting;

  private volatile boolean closed;

  /**
   * @param live whether there are threads that render ahead
   */
  NoteFactory(NoteRenderer renderer, NoteBuffer[] buffers, boolean live) {
    this.renderer = renderer;
    this.buffers = buffers;
    shape = NoteShape.of(renderer);
    rendering = new BatchRenderer(renderer, MOST_NOTES, MOST_STEPS, failures);
    preparation = new Preparation(renderer);
    second = live ? second(renderer, buffers, failures) : null;
    first = live ? NoteWorker.first(renderer, buffers, failures, preparation, second) : null;
  }

  /** Null where there is no other core to run it. */
  private static NoteWorker second(
      NoteRenderer renderer, NoteBuffer[] buffers, AtomicLong failures) {
    return Runtime.getRuntime().availableProcessors() == 1
        ? null
        : renderer.second().map(other -> NoteWorker.second(other, buffers, failures)).orElse(null);
  }

  NoteShape shape() {
    return shape;
  }

  boolean live() {
    return first != null;
  }

  /** Notes that broke off because the renderer failed. [any thread] */
  long failures() {
    return failures.get();
  }

  /** These sounds may be played from now on. Offline there is no time for that. [engine thread] */
  void prepare(List<Preparation.Part> sounds) {
    if (live()) {
      preparation.want(sounds);
      first.wake();
    }
  }

  /** Tells that there is something new to render. [engine thread] */
  void wake() {
    if (!live()) {
      return;
    }
    first.asked();
    if (!first.wake() && second != null) {
      second.wake();
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
    while (!live() && buffer.frames() < needed) {
      choose(buffer);
      batch.keep(NoteBuffer.PREFETCH, MOST_NOTES);
      rendering.render(batch, MOST_STEPS);
    }
    if (waiting && buffer.frames() < needed) {
      awaitFrames(buffer, needed);
    }
    return buffer.frames() >= needed;
  }

  private void choose(NoteBuffer first) {
    batch.clear();
    batch.offer(first, Integer.MIN_VALUE);
    for (NoteBuffer buffer : buffers) {
      if (buffer != first && buffer.lacksFrames()) {
        batch.offer(buffer, buffer.urgency());
      }
    }
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

  private boolean someoneLacks() {
    for (NoteBuffer buffer : buffers) {
      if (buffer.lacksFrames() && buffer.urgency() < NoteBuffer.PREFETCH) {
        return true;
      }
    }
    return false;
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
    while (live() && !reached.getAsBoolean()) {
      if (System.nanoTime() - start > mostNs || closed) {
        return false;
      }
      LockSupport.parkNanos(this, POLL_NS);
    }
    return true;
  }

  /** Ends the threads, if there are any, and closes the renderers. [not real-time] */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!live()) {
      renderer.close();
      return;
    }
    first.close();
    if (second != null) {
      second.close();
    }
  }
}
