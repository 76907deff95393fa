package dev.nightjar.engine.instrument;

import dev.nightjar.engine.audio.SampleGuard;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

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

  /** Whoever has less left than this has nothing else rendered beside it. */
  private static final double URGENT_SECONDS = 0.04;

  /** How long a run may keep a note that begins meanwhile waiting. */
  private static final double MOST_RUN_NS = 3e6;

  private static final double COST_SMOOTHING = 0.1;

  /** Louder than any note; what a broken network gives stays within it. */
  private static final float CEILING = 4;

  /** From one frame to the next of a note that broke off, so that it ends without a click. */
  private static final float BREAK_OFF_DECAY = 0.97f;

  /** Only a safety net: the engine thread wakes this one. */
  private static final long PARK_NS = 50_000_000L;

  private static final long CLOSE_WAIT_MS = 5_000;
  private static final long POLL_NS = 100_000;

  private final NoteRenderer renderer;
  private final NoteBuffer[] buffers;
  private final NoteShape shape;
  private final int urgentFrames;
  private final NoteBatch batch = new NoteBatch(MOST_NOTES);
  private final List<NoteRenderer.Note> notes = new ArrayList<>(MOST_NOTES);
  private final float[][] rendered;
  private final float[] ending;
  private final SampleGuard guard = SampleGuard.clampingAt(CEILING);
  private final AtomicLong failures = new AtomicLong();
  private final Thread thread;

  private volatile boolean closed;
  private volatile boolean idle;

  /** What a step of one note costs of late; 0 while unknown. */
  private double stepCostNs;

  /**
   * @param live whether there is a thread that renders ahead
   */
  NoteFactory(NoteRenderer renderer, NoteBuffer[] buffers, boolean live) {
    this.renderer = renderer;
    this.buffers = buffers;
    shape = NoteShape.of(renderer);
    urgentFrames = shape.framesIn(URGENT_SECONDS);
    rendered = new float[MOST_NOTES][MOST_STEPS * shape.stepFrames()];
    ending = new float[shape.stepFrames()];
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

  /** Tells that there is something new to render. [engine thread] */
  void wake() {
    // Orders what was asked for before the look at `idle`, as the thread does the other way round.
    VarHandle.fullFence();
    if (idle) {
      idle = false;
      LockSupport.unpark(thread);
    }
  }

  /**
   * Sees to it that a note is rendered so far. Live it only looks. [engine thread]
   *
   * @return whether it is
   */
  boolean reached(NoteBuffer buffer, int frames) {
    int needed = Math.min(frames, shape.frames());
    while (thread == null && buffer.frames() < needed) {
      choose(buffer);
      batch.keep(NoteBuffer.PREFETCH, MOST_NOTES);
      renderBatch(MOST_STEPS);
    }
    return buffer.frames() >= needed;
  }

  /**
   * Waits until all that was asked for is rendered. [not real-time]
   *
   * @return whether that was so within the time
   */
  boolean awaitIdle(long mostNs) {
    long start = System.nanoTime();
    while (thread != null && !(idle && nothingLacks())) {
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
        if (batch.size() == 0) {
          sleep();
        } else {
          renderBatch(narrow());
        }
      } catch (RuntimeException | Error outOfMemory) {
        // Whoever plays goes on with what there is; memory may come back.
        failures.incrementAndGet();
        LockSupport.parkNanos(this, PARK_NS);
      }
    }
    renderer.close();
  }

  private void sleep() {
    idle = true;
    VarHandle.fullFence();
    if (nothingLacks() && !closed) {
      LockSupport.parkNanos(this, PARK_NS);
    }
    idle = false;
  }

  private boolean nothingLacks() {
    for (NoteBuffer buffer : buffers) {
      if (buffer.lacksFrames()) {
        return false;
      }
    }
    return true;
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

  /** Keeps the run short enough for the next note; returns its steps. */
  private int narrow() {
    if (batch.mostUrgent() < urgentFrames) {
      batch.keep(urgentFrames, MOST_NOTES);
      return 1;
    }
    double room = stepCostNs == 0 ? 1 : Math.max(1, MOST_RUN_NS / stepCostNs);
    if (batch.mostUrgent() < NoteBuffer.PREFETCH) {
      batch.keep(NoteBuffer.PREFETCH, (int) Math.min(MOST_NOTES, room));
    } else {
      batch.keep(Integer.MAX_VALUE, 1);
    }
    return (int) Math.max(1, Math.min(MOST_STEPS, room / batch.size()));
  }

  private void renderBatch(int mostSteps) {
    int steps = mostSteps;
    notes.clear();
    for (int i = 0; i < batch.size(); i++) {
      NoteRenderer.Note note = noteOf(batch.get(i));
      if (note == null) {
        return;
      }
      notes.add(note);
      steps = Math.min(steps, (shape.frames() - note.renderedFrames()) / shape.stepFrames());
    }
    int frames = steps * shape.stepFrames();
    boolean beginning = notes.stream().anyMatch(note -> note.renderedFrames() == 0);
    long start = System.nanoTime();
    try {
      renderer.render(notes, steps, rendered);
    } catch (RuntimeException | Error failure) {
      for (int i = 0; i < batch.size(); i++) {
        breakOff(batch.get(i));
      }
      return;
    }
    if (!beginning) {
      // The first step may hide more of them.
      double cost = (double) (System.nanoTime() - start) / steps / notes.size();
      stepCostNs += (stepCostNs == 0 ? 1 : COST_SMOOTHING) * (cost - stepCostNs);
    }
    for (int i = 0; i < batch.size(); i++) {
      NoteBuffer buffer = batch.get(i);
      guard.clean(rendered[i], 0, frames);
      int after = notes.get(i).renderedFrames();
      buffer.append(buffer.noteGeneration, after - frames, rendered[i], frames);
      if (after == shape.frames()) {
        buffer.note = null;
      }
    }
    notes.clear();
  }

  /** The note on its way; null if the renderer can't begin it. */
  private NoteRenderer.Note noteOf(NoteBuffer buffer) {
    int generation = buffer.generation();
    if (buffer.note == null || buffer.noteGeneration != generation) {
      buffer.noteGeneration = generation;
      try {
        buffer.note = renderer.begin(NoteKey.request(buffer.key()));
      } catch (RuntimeException | Error failure) {
        breakOff(buffer);
        return null;
      }
    }
    return buffer.note;
  }

  /** The rest of it is silence: there is no second try, so that nobody waits for it. */
  private void breakOff(NoteBuffer buffer) {
    failures.incrementAndGet();
    int at = buffer.generation() == buffer.noteGeneration ? buffer.frames() : shape.frames();
    float last = at == 0 ? 0 : buffer.samples()[NoteBuffer.PAD_FRAMES + at - 1];
    for (; at < shape.frames(); at += ending.length) {
      for (int i = 0; i < ending.length; i++) {
        last *= BREAK_OFF_DECAY;
        ending[i] = Math.abs(last) < Loudness.INAUDIBLE ? 0 : last;
      }
      buffer.append(buffer.noteGeneration, at, ending, ending.length);
    }
    buffer.note = null;
  }
}
