package dev.nightjar.engine.realtime;

import dev.nightjar.engine.audio.FrameRing;
import dev.nightjar.engine.audio.SampleGuard;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs a {@link StreamProcessor} beside a real-time audio thread.
 *
 * <p>The audio thread only copies, into an input ring and out of an output ring, and wakes the
 * engine thread. Both rings carry absolute positions: output frame <i>p</i> always carries input
 * frame <i>p - {@link #latencyFrames()}</i>. Where the engine is late, has failed or is still
 * warming up, exactly those frames are the input itself, equally delayed; what the engine finishes
 * too late is never heard, so nothing drifts. Changes between the two fade over 64 frames.
 */
public final class RealtimeBridge implements AutoCloseable {

  /** How far the engine may fall behind before it leaves frames out, beyond the transport. */
  private static final double MOST_BACKLOG_SECONDS = 0.25;

  private static final long CLOSE_WAIT_MS = 2_000;
  private static final long OFFLINE_POLL_NS = 20_000;

  private final int sampleRateHz;
  private final int maxBlockFrames;
  private final int transportLatencyFrames;
  private final int latencyFrames;
  private final FrameRing input;
  private final FrameRing output;
  private final float[][] wet;
  private final float[][] dry;
  private final WetDryFade fade;
  private final SampleGuard guard = SampleGuard.withoutClamp();
  private final LateFrames late = new LateFrames();
  private final EngineLoop engine;
  private final Thread engineThread;
  private final ExecutorService messages;

  /** The position of the next frame, in and out. */
  private long position;

  /**
   * Starts the engine thread, which warms the processor up. [not real-time]
   *
   * @param processor belongs to the bridge from now on, which closes it
   * @param maxBlockFrames the largest block that the audio thread is expected to bring, at least 1
   * @param transportLatencyFrames how long the engine may take, in frames; two blocks are safe, one
   *     block suits a processor that needs little time
   */
  public RealtimeBridge(
      StreamProcessor processor,
      int maxBlockFrames,
      int transportLatencyFrames,
      BridgeListener listener) {
    if (maxBlockFrames < 1) {
      throw new IllegalArgumentException("maxBlockFrames must be at least 1");
    }
    if (transportLatencyFrames < 0) {
      throw new IllegalArgumentException("transportLatencyFrames must be at least 0");
    }
    sampleRateHz = processor.sampleRateHz();
    this.maxBlockFrames = maxBlockFrames;
    this.transportLatencyFrames = transportLatencyFrames;
    latencyFrames = Math.addExact(processor.latencyFrames(), transportLatencyFrames);
    int channels = processor.channels();
    int backlog =
        transportLatencyFrames + 2 * maxBlockFrames + (int) (MOST_BACKLOG_SECONDS * sampleRateHz);
    input = new FrameRing(channels, latencyFrames + maxBlockFrames + 1 + backlog);
    output = new FrameRing(channels, backlog + processor.maxBlockFrames());
    wet = new float[channels][maxBlockFrames];
    dry = new float[channels][maxBlockFrames + 1];
    fade = new WetDryFade(channels);
    messages = Executors.newSingleThreadExecutor(task -> daemon(task, "nightjar-messages"));
    engine = new EngineLoop(processor, input, output, backlog, failure -> tell(listener, failure));
    engineThread = daemon(engine, "nightjar-engine");
    hurry(engineThread);
    engineThread.start();
  }

  /** Channels in and out. [any thread] */
  public int channels() {
    return input.channels();
  }

  /** Sample rate in and out, in Hz. [any thread] */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** The largest block that passes in one piece; larger ones are cut. [any thread] */
  public int maxBlockFrames() {
    return maxBlockFrames;
  }

  /** How far the output lies behind the input: processor and transport. [any thread] */
  public int latencyFrames() {
    return latencyFrames;
  }

  /** Whether the engine runs: warmed up, not failed, not closed. [any thread] */
  public boolean isReady() {
    return engine.state() == EngineLoop.State.RUNNING;
  }

  /**
   * Waits until the engine is warmed up. [not real-time]
   *
   * @return {@link #isReady()}
   */
  public boolean awaitReady(Duration most) throws InterruptedException {
    return engine.warmed().await(most.toNanos(), TimeUnit.NANOSECONDS) && isReady();
  }

  /**
   * Takes a block and gives the block that is due. Copies, wakes the engine, and neither waits,
   * allocates nor throws. [audio thread]
   *
   * @param in {@code [>= channels][>= frames]}, full scale 1; not changed
   * @param out {@code [>= channels][>= frames]}; may be the same arrays as {@code in}; left alone
   *     when one of the arrays is too small
   * @param frames any number; sizes may change from call to call
   */
  public void process(float[][] in, float[][] out, int frames) {
    if (!fits(in, frames) || !fits(out, frames)) {
      return;
    }
    for (int done = 0; done < frames; done += maxBlockFrames) {
      int slice = Math.min(maxBlockFrames, frames - done);
      take(in, done, slice);
      give(out, done, slice);
    }
  }

  /**
   * Does the same for offline renders: waits for the engine, but never longer than the bound. [not
   * real-time]
   *
   * @param most how long to wait for each {@link #maxBlockFrames()}, and for the warm-up
   * @return whether every frame came from the engine in time
   */
  public boolean processWaiting(float[][] in, float[][] out, int frames, Duration most)
      throws InterruptedException {
    if (!fits(in, frames) || !fits(out, frames)) {
      throw new IllegalArgumentException(
          "in and out must hold %d channels of %d frames".formatted(channels(), frames));
    }
    long lateBefore = late.frames();
    boolean running = awaitReady(most);
    for (int done = 0; done < frames; done += maxBlockFrames) {
      int slice = Math.min(maxBlockFrames, frames - done);
      take(in, done, slice);
      running &= awaitOutput(position + slice - transportLatencyFrames, most.toNanos());
      give(out, done, slice);
    }
    return running && late.frames() == lateBefore;
  }

  /** What was counted since construction. [any thread] */
  public BridgeCounts counts() {
    return new BridgeCounts(
        late.frames(),
        late.events(),
        engine.jumps(),
        engine.failures(),
        engine.repairedSamples() + guard.nonFinite() + guard.denormal(),
        engine.load());
  }

  /** Lets a failed engine begin anew; without effect on a running one. [any thread] */
  public void retry() {
    engine.requestRetry();
  }

  /**
   * Stops the engine thread, which closes the processor; dry sound still passes. [not real-time]
   */
  @Override
  public void close() {
    engine.requestClose();
    try {
      engineThread.join(CLOSE_WAIT_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    messages.shutdown();
  }

  private void tell(BridgeListener listener, Throwable failure) {
    try {
      messages.execute(() -> listener.engineFailed(describe(failure), failure));
    } catch (RejectedExecutionException closed) {
      // The bridge did not wait any longer: nobody listens.
    }
  }

  private boolean awaitOutput(long target, long mostNs) {
    long start = System.nanoTime();
    while (output.writePosition() < target) {
      if (!isReady() || System.nanoTime() - start > mostNs) {
        return false;
      }
      LockSupport.parkNanos(this, OFFLINE_POLL_NS);
    }
    return true;
  }

  private void take(float[][] in, int offset, int frames) {
    input.write(in, offset, frames);
    engine.wake();
  }

  /** Writes the frames that are due at {@link #position} and moves the clock on. */
  private void give(float[][] out, int offset, int frames) {
    long first = position - transportLatencyFrames;
    // Before the engine's frame 0 lies silence, which is as good as processed.
    int silent = clamp(-first, 0, frames);
    int wetFrom = silent;
    int wetTo = silent;
    if (isReady()) {
      int to = clamp(output.writePosition() - first, silent, frames);
      int from = clamp(output.oldestPosition() - first, silent, to);
      if (output.read(first + from, wet, from, to - from) == FrameRing.Outcome.DONE) {
        wetFrom = from;
        wetTo = to;
      }
      late.count(first, wetFrom, wetTo, frames, Math.max(engine.expectedFrom(), 0));
    }
    if (wetFrom == silent) {
      for (float[] channel : wet) {
        Arrays.fill(channel, 0, silent, 0);
      }
      wetFrom = 0;
    }
    if (wetFrom == 0 && wetTo == frames && fade.isSteadilyWet()) {
      fade.pass(wet, out, offset, frames);
    } else {
      readDry(frames + 1);
      fade.join(wet, dry, wetFrom, wetTo, out, offset, frames);
      for (int channel = 0; channel < channels(); channel++) {
        guard.clean(out[channel], offset, frames);
      }
    }
    position += frames;
  }

  /** Reads the delayed input, beginning one frame before the block that is due. */
  private void readDry(int frames) {
    long from = position - latencyFrames - 1;
    int silent = clamp(-from, 0, frames);
    for (float[] channel : dry) {
      Arrays.fill(channel, 0, silent, 0);
    }
    input.read(Math.max(from, 0), dry, silent, frames - silent);
    guard.clean(dry, 0, frames);
  }

  private boolean fits(float[][] arrays, int frames) {
    if (arrays.length < input.channels()) {
      return false;
    }
    for (int channel = 0; channel < input.channels(); channel++) {
      if (arrays[channel].length < frames) {
        return false;
      }
    }
    return true;
  }

  private static int clamp(long value, int least, int most) {
    return (int) Math.max(least, Math.min(most, value));
  }

  private static String describe(Throwable failure) {
    return "Processing stopped: "
        + failure
        + ". The unprocessed signal passes until processing is started again.";
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Correct at any priority; where the system heeds it, late frames become rarer. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void hurry(Thread thread) {
    thread.setPriority(Thread.MAX_PRIORITY);
  }
}
