package dev.nightjar.plugin.live;

import dev.nightjar.engine.audio.LevelMeter;
import dev.nightjar.engine.realtime.RealtimeBridge;
import dev.nightjar.engine.realtime.StreamProcessor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Moves sound from an input through a processor to an output until it is told to stop, and comes
 * back when a device does.
 */
public final class LiveSession implements AutoCloseable {
  private static final long STATUS_PERIOD_MS = 100;
  private static final long STALL_NS = TimeUnit.SECONDS.toNanos(2);
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  private final LinePair.Opener opener;
  private final RealtimeBridge bridge;
  private final int blockFrames;
  private final int buffers;
  private final LiveListener listener;
  private final LevelMeter inputLevel;
  private final LevelMeter outputLevel;
  private final LoopCounts counts = new LoopCounts();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicInteger reconnects = new AtomicInteger();

  /**
   * Starts the engine. [not real-time]
   *
   * @param opener opens the devices, at the processor's rate
   * @param processor belongs to the session from now on
   * @param blockFrames what the audio thread moves at a time
   * @param buffers blocks that may be under way in each device
   * @param transportLatencyFrames how long the engine may take with a block
   */
  public LiveSession(
      LinePair.Opener opener,
      StreamProcessor processor,
      int blockFrames,
      int buffers,
      int transportLatencyFrames,
      LiveListener listener) {
    this.opener = opener;
    this.blockFrames = blockFrames;
    this.buffers = buffers;
    this.listener = listener;
    inputLevel = new LevelMeter(processor.sampleRateHz());
    outputLevel = new LevelMeter(processor.sampleRateHz());
    bridge =
        new RealtimeBridge(
            processor,
            blockFrames,
            transportLatencyFrames,
            (message, cause) -> listener.message(message));
  }

  /** Ends {@link #run}. [any thread] */
  public void requestStop() {
    stop.countDown();
  }

  /** How it goes. [any thread] */
  public LiveStatus status() {
    return LiveStatus.of(
        counts,
        bridge.counts(),
        inputLevel.rmsDb(),
        outputLevel.rmsDb(),
        bridge.latencyFrames(),
        bridge.sampleRateHz(),
        reconnects.get());
  }

  /**
   * Runs until {@link #requestStop} or the time is over. [not real-time]
   *
   * @param mostFrames ends after so many frames; negative for never
   * @throws DeviceException if the devices cannot be opened the first time
   */
  public void run(long mostFrames) throws DeviceException, InterruptedException {
    bridge.awaitReady(WARM_UP);
    LinePair lines = opener.open();
    BackOff backOff = new BackOff();
    while (lines != null) {
      listener.message(lines.names());
      boolean lost = play(lines, mostFrames, backOff);
      lines = lost ? reopen(backOff) : null;
    }
  }

  /** Stops and frees the engine. [not real-time] */
  @Override
  public void close() {
    requestStop();
    bridge.close();
  }

  /** Plays until the end or until a device is lost; says which. */
  private boolean play(LinePair lines, long mostFrames, BackOff backOff)
      throws InterruptedException {
    AudioLoop loop =
        new AudioLoop(lines, bridge, blockFrames, buffers, inputLevel, outputLevel, counts);
    Thread thread = new Thread(loop, "nightjar-audio");
    thread.setDaemon(true);
    hurry(thread);
    thread.start();
    boolean stopped;
    boolean stalled = false;
    long movedNs = System.nanoTime();
    long movedFrames = counts.frames();
    do {
      stopped = stop.await(STATUS_PERIOD_MS, TimeUnit.MILLISECONDS);
      long frames = counts.frames();
      if (frames != movedFrames) {
        movedFrames = frames;
        movedNs = System.nanoTime();
        backOff.reset();
      }
      stalled = System.nanoTime() - movedNs > STALL_NS;
      stopped |= mostFrames >= 0 && frames >= mostFrames;
      listener.status(status());
    } while (!stopped && !stalled && thread.isAlive());
    loop.requestStop();
    closeAside(lines, thread);
    return !stopped && (stalled || loop.isLost());
  }

  /** A driver that hangs must not hang us. */
  private static void closeAside(LinePair lines, Thread audioThread) throws InterruptedException {
    Thread closing = new Thread(lines::close, "nightjar-close");
    closing.setDaemon(true);
    audioThread.join(TimeUnit.NANOSECONDS.toMillis(STALL_NS) / 2);
    closing.start();
    closing.join(TimeUnit.NANOSECONDS.toMillis(STALL_NS));
  }

  private LinePair reopen(BackOff backOff) throws InterruptedException {
    listener.message("The sound device stopped. Trying to reconnect; q ends.");
    while (!stop.await(backOff.nextMs(), TimeUnit.MILLISECONDS)) {
      try {
        LinePair lines = opener.open();
        reconnects.incrementAndGet();
        return lines;
      } catch (DeviceException e) {
        listener.message(e.getMessage() + " Trying again.");
      }
    }
    return null;
  }

  /** Correct at any priority; where the system heeds it, dropouts become rarer. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void hurry(Thread thread) {
    thread.setPriority(Thread.MAX_PRIORITY);
  }
}
