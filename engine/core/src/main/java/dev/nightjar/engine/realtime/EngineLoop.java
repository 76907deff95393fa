package dev.nightjar.engine.realtime;

import dev.nightjar.engine.audio.FrameRing;
import dev.nightjar.engine.audio.SampleGuard;
import java.lang.invoke.VarHandle;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * What the engine thread does: takes input as it comes, runs the processor, puts output at the same
 * position, and never dies of a failure.
 *
 * <p>Position <i>p</i> of the output ring is the processor's frame <i>p</i>, which carries input
 * frame <i>p - latency</i>.
 */
final class EngineLoop implements Runnable {

  enum State {
    WARMING,
    RUNNING,
    FAILED,
    CLOSED
  }

  private static final double WARM_UP_AUDIO_SECONDS = 1;
  private static final long WARM_UP_MOST_NS = 1_000_000_000L;
  private static final float WARM_UP_LEVEL = 1e-3f;

  /** Only a safety net: the audio thread wakes this one. */
  private static final long PARK_NS = 50_000_000L;

  private final StreamProcessor processor;
  private final FrameRing input;
  private final FrameRing output;
  private final int mostBacklogFrames;
  private final Consumer<Throwable> onFailure;
  private final float[][] inBlock;
  private final float[][] outBlock;
  private final SampleGuard guard = SampleGuard.withoutClamp();
  private final LoadMeter loadMeter;
  private final AtomicLong jumps = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final CountDownLatch warmed = new CountDownLatch(1);

  private volatile State state = State.WARMING;
  private volatile boolean closeRequested;
  private volatile boolean retryRequested;
  private volatile boolean idle;
  private volatile long expectedFrom;
  private volatile Thread thread;

  /** The next input frame, and how many output frames to drop since the last jump. */
  private long position;

  private int dropFrames;

  EngineLoop(
      StreamProcessor processor,
      FrameRing input,
      FrameRing output,
      int mostBacklogFrames,
      Consumer<Throwable> onFailure) {
    this.processor = processor;
    this.input = input;
    this.output = output;
    this.mostBacklogFrames = mostBacklogFrames;
    this.onFailure = onFailure;
    inBlock = new float[processor.channels()][processor.maxBlockFrames()];
    outBlock = new float[processor.channels()][processor.maxBlockFrames()];
    loadMeter = new LoadMeter(processor.sampleRateHz());
  }

  State state() {
    return state;
  }

  /** Output positions before this one were never due. [audio thread] */
  long expectedFrom() {
    return expectedFrom;
  }

  long jumps() {
    return jumps.get();
  }

  long failures() {
    return failures.get();
  }

  long repairedSamples() {
    return guard.nonFinite() + guard.denormal();
  }

  double load() {
    return loadMeter.load();
  }

  CountDownLatch warmed() {
    return warmed;
  }

  /** Tells that there is new input: one system call at most, none while the engine is busy. */
  void wake() {
    // Orders the write of input before the look at `idle`, as the loop does the other way round.
    VarHandle.fullFence();
    if (idle) {
      idle = false;
      LockSupport.unpark(thread);
    }
  }

  void requestRetry() {
    if (state == State.FAILED) {
      retryRequested = true;
      wake();
    }
  }

  void requestClose() {
    closeRequested = true;
    wake();
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    try {
      guarded(this::warmUp);
      warmed.countDown();
      work();
    } finally {
      state = State.CLOSED;
      guarded(processor::close);
    }
  }

  private void work() {
    while (!closeRequested) {
      if (state == State.RUNNING) {
        guarded(this::step);
      } else if (retryRequested) {
        retryRequested = false;
        guarded(this::begin);
      } else {
        sleepWhile(input.writePosition());
      }
    }
  }

  /** A processor is foreign code: whatever it throws must not end the thread. */
  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (Throwable failure) {
      failures.incrementAndGet();
      if (state != State.CLOSED) {
        state = State.FAILED;
      }
      onFailure.accept(failure);
    }
  }

  /** Faint noise rather than silence, so that no shortcut for silence is all that gets compiled. */
  private void warmUp() {
    Random random = new Random(1);
    int block = inBlock[0].length;
    long start = System.nanoTime();
    long most = (long) (WARM_UP_AUDIO_SECONDS * processor.sampleRateHz());
    for (long done = 0; done < most && !closeRequested; done += block) {
      for (float[] channel : inBlock) {
        for (int i = 0; i < block; i++) {
          channel[i] = WARM_UP_LEVEL * (random.nextFloat() - 0.5f);
        }
      }
      processor.process(inBlock, outBlock, block);
      if (System.nanoTime() - start > WARM_UP_MOST_NS) {
        break;
      }
    }
    begin();
  }

  private void begin() {
    jumpTo(input.writePosition());
    expectedFrom = position + dropFrames;
    state = State.RUNNING;
  }

  /**
   * Goes on at a position as if a stream began there. What the processor gives for the frames
   * before it is empty, so it is dropped; only before position 0 silence is right.
   */
  private void jumpTo(long to) {
    processor.reset();
    position = to;
    dropFrames = to == 0 ? 0 : processor.latencyFrames();
    output.advanceTo(position + dropFrames);
  }

  private void step() {
    long written = input.writePosition();
    int frames = (int) Math.min(written - position, inBlock[0].length);
    if (frames == 0) {
      sleepWhile(written);
      return;
    }
    if (written - position > mostBacklogFrames
        || input.read(position, inBlock, 0, frames) != FrameRing.Outcome.DONE) {
      jumps.incrementAndGet();
      jumpTo(written);
      return;
    }
    guard.clean(inBlock, 0, frames);
    long start = System.nanoTime();
    processor.process(inBlock, outBlock, frames);
    loadMeter.add(System.nanoTime() - start, frames);
    guard.clean(outBlock, 0, frames);
    int dropped = Math.min(dropFrames, frames);
    output.write(outBlock, dropped, frames - dropped);
    dropFrames -= dropped;
    position += frames;
  }

  private void sleepWhile(long written) {
    idle = true;
    VarHandle.fullFence();
    if (input.writePosition() == written && !closeRequested && !retryRequested) {
      LockSupport.parkNanos(this, PARK_NS);
    }
    idle = false;
  }
}
