package dev.nightjar.plugin.synth;

import dev.nightjar.engine.audio.FrameRing;
import dev.nightjar.engine.realtime.LoadMeter;
import dev.nightjar.plugin.sound.FrameSource;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * Renders a performance ahead of the audio thread, which only copies.
 *
 * <p>Frame <i>p</i> of the ring is frame <i>p</i> of the performance, and the audio thread takes
 * every frame in its time: what isn't there yet is silence and counted, and the engine goes on at
 * the frame that is due next. So sound may be missing, but never late.
 *
 * <p>A message takes effect {@link #transportFrames()} after it came, always: what the engine may
 * have rendered ahead. One that doesn't come with a block takes {@link #clockFrames()} more.
 */
final class SynthEngine implements FrameSource, AutoCloseable {
  /** The largest block that any output pulls. */
  static final int MOST_BLOCK_FRAMES = 8_192;

  private static final int CHANNELS = 2;
  private static final int MOST_AHEAD_BLOCKS = 16;
  private static final long CLOSE_WAIT_MS = 2_000;

  /** How far time may run ahead of an output that takes several blocks at once. */
  private static final long MOST_BURST_BLOCKS = 4;

  private static final double MOST_BURST_SECONDS = 0.02;

  /** Only a safety net: the audio thread wakes this one. */
  private static final long PARK_NS = 50_000_000L;

  private final Performance performance;
  private final int aheadBlocks;
  private final FrameRing ring;
  private final float[][] cell = new float[CHANNELS][Performance.CELL_FRAMES];
  private final FrameClock clock;
  private final long mostBurstFrames;
  private final LoadMeter loadMeter;
  private final LateSound late = new LateSound();
  private final GapFade gaps = new GapFade(CHANNELS);
  private final Thread thread;

  private volatile int blockFrames;
  private volatile long overAt = Long.MAX_VALUE;
  private volatile Throwable failure;
  private volatile boolean closeRequested;
  private volatile boolean idle;

  /** The next frame that the audio thread takes. */
  private long position;

  /**
   * Begins to render. [not real-time]
   *
   * @param performance belongs to the engine from now on, which closes it
   * @param start the frame that it begins with
   * @param blockFrames what the audio thread takes at once, 1 to {@link #MOST_BLOCK_FRAMES}
   * @param aheadBlocks blocks of time that the engine has, 1 to 16
   */
  SynthEngine(Performance performance, long start, int blockFrames, int aheadBlocks) {
    if (aheadBlocks < 1 || aheadBlocks > MOST_AHEAD_BLOCKS) {
      throw new IllegalArgumentException(
          "engine blocks must be 1 to %d, not %d".formatted(MOST_AHEAD_BLOCKS, aheadBlocks));
    }
    this.performance = performance;
    this.aheadBlocks = aheadBlocks;
    int sampleRateHz = performance.instrument().sampleRateHz();
    clock = new FrameClock(sampleRateHz, System.nanoTime());
    mostBurstFrames = Math.round(MOST_BURST_SECONDS * sampleRateHz);
    loadMeter = new LoadMeter(sampleRateHz);
    ring = new FrameRing(CHANNELS, (aheadBlocks + 1) * MOST_BLOCK_FRAMES);
    blockFrames(blockFrames);
    position = start;
    ring.markRead(start);
    ring.advanceTo(start);
    performance.jumpTo(start);
    thread = new Thread(this::run, "nightjar-engine");
    thread.setDaemon(true);
    hurry(thread);
    thread.start();
  }

  /** The output takes blocks of another size from now on. [any thread] */
  void blockFrames(int frames) {
    if (frames < 1 || frames > MOST_BLOCK_FRAMES) {
      throw new IllegalArgumentException(
          "block must be 1 to %d, not %d".formatted(MOST_BLOCK_FRAMES, frames));
    }
    blockFrames = frames;
  }

  /** [any thread] */
  int blockFrames() {
    return blockFrames;
  }

  /** The next frame that the audio thread takes. [any thread] */
  long position() {
    return ring.readPosition();
  }

  /**
   * Frames from a message that comes with a block, before it is taken, to its effect on what the
   * audio thread takes: what may be rendered ahead, and what whole cells may go beyond that. [any
   * thread]
   */
  int transportFrames() {
    int block = blockFrames;
    int beyond = block % Performance.CELL_FRAMES == 0 ? 0 : Performance.CELL_FRAMES - 1;
    return aheadBlocks * block + beyond;
  }

  /**
   * Frames that a message needs on top when its time is taken by the clock: the block that the
   * audio thread may just have taken, and half a block because it takes them not on the dot. [any
   * thread]
   */
  int clockFrames() {
    int block = blockFrames;
    return block + block / 2;
  }

  /**
   * When a message takes effect that comes now. Time stands still while nobody takes frames: else a
   * message from a pause would be due as long after it as it lasted, and hold up all behind it.
   * [any thread]
   */
  long dueFrame() {
    long most = ring.readPosition() + Math.max(MOST_BURST_BLOCKS * blockFrames, mostBurstFrames);
    return Math.min(clock.frameAt(System.nanoTime()), most) + transportFrames() + clockFrames();
  }

  @Override
  public long dueFrame(int offset) {
    return position + offset + transportFrames();
  }

  @Override
  public int readyFrames() {
    return (int) Math.max(0, ring.writePosition() - ring.readPosition());
  }

  @Override
  public void pull(float[][] out, int frames) {
    clock.tick(position, frames, System.nanoTime());
    int there = (int) Math.max(0, Math.min(frames, ring.writePosition() - position));
    if (ring.read(position, out, 0, there) != FrameRing.Outcome.DONE) {
      there = 0;
    }
    gaps.sound(out, 0, there);
    gaps.gap(out, there, frames);
    late.count(position < overAt ? frames - there : 0);
    position += frames;
    ring.markRead(position);
    wake();
  }

  /** Whether so much is rendered that the output may begin. [any thread] */
  boolean ready() {
    return readyFrames() >= aheadFrames();
  }

  /** Whether the performance is over and the audio thread has taken all of it. [any thread] */
  boolean over() {
    return ring.readPosition() >= overAt;
  }

  /** What ended the rendering; null while all is well. [any thread] */
  Throwable failure() {
    return failure;
  }

  LateSound late() {
    return late;
  }

  /** The share of real time that rendering takes. [any thread] */
  double load() {
    return loadMeter.load();
  }

  @Override
  public void close() {
    closeRequested = true;
    wake();
    try {
      thread.join(CLOSE_WAIT_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What should be ready when the audio thread comes. */
  private int aheadFrames() {
    return aheadBlocks * blockFrames;
  }

  private void run() {
    try {
      while (!closeRequested) {
        step();
      }
    } catch (Throwable broken) {
      // The instrument is foreign code; what it throws must not end the process.
      failure = broken;
    } finally {
      performance.close();
    }
  }

  private void step() {
    long read = ring.readPosition();
    if (ring.writePosition() < read) {
      ring.advanceTo(read);
      performance.jumpTo(read);
    }
    if (ring.writePosition() - read >= aheadFrames()) {
      sleepWhile(read);
      return;
    }
    long start = System.nanoTime();
    performance.render(cell, 0);
    loadMeter.add(System.nanoTime() - start, Performance.CELL_FRAMES);
    ring.tryWrite(cell, 0, Performance.CELL_FRAMES);
    if (overAt == Long.MAX_VALUE && performance.over()) {
      overAt = ring.writePosition();
    }
  }

  private void sleepWhile(long read) {
    idle = true;
    VarHandle.fullFence();
    if (ring.readPosition() == read && !closeRequested) {
      LockSupport.parkNanos(this, PARK_NS);
    }
    idle = false;
  }

  /** Tells that there is room: one system call at most, none while the engine is busy. */
  private void wake() {
    VarHandle.fullFence();
    if (idle) {
      idle = false;
      LockSupport.unpark(thread);
    }
  }

  /** Correct at any priority; where the system heeds it, late frames become rarer. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void hurry(Thread thread) {
    thread.setPriority(Thread.MAX_PRIORITY);
  }
}
