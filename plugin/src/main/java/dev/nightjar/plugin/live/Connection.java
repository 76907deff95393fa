package dev.nightjar.plugin.live;

import dev.nightjar.engine.realtime.BridgeCounts;
import dev.nightjar.engine.realtime.RealtimeBridge;
import dev.nightjar.engine.realtime.StreamProcessor;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Open devices, the engine between them and the audio thread that joins them. [not real-time] */
final class Connection implements AutoCloseable {
  private static final Duration WARM_UP_MOST = Duration.ofSeconds(10);
  private static final long STOP_WAIT_MS = 500;
  private static final long CLOSE_WAIT_MS = 2_000;

  private final SoundLines lines;
  private final RealtimeBridge bridge;
  private final AudioLoop loop;
  private final Thread audioThread;
  private final int modelFrames;
  private final int transportFrames;

  private Connection(
      SoundLines lines,
      StreamProcessor processor,
      LiveSettings settings,
      UnaryOperator<BlockPath> tap,
      Consumer<String> messages) {
    this.lines = lines;
    modelFrames = processor.latencyFrames();
    transportFrames = settings.transportBlocks() * settings.blockFrames();
    bridge =
        new RealtimeBridge(
            processor,
            settings.blockFrames(),
            transportFrames,
            (message, cause) -> messages.accept(message));
    loop =
        new AudioLoop(
            lines,
            tap.apply(bridge::process),
            settings.channels(),
            settings.blockFrames(),
            settings.buffers());
    audioThread = new Thread(loop, "nightjar-audio");
    audioThread.setDaemon(true);
    hurry(audioThread);
  }

  /**
   * Opens the devices and the effect, and starts.
   *
   * @param tap what may be put around the path, for measurements
   */
  static Connection start(
      LineOpener opener,
      LiveEffect effect,
      LiveSettings settings,
      UnaryOperator<BlockPath> tap,
      Consumer<String> messages)
      throws IOException, InterruptedException {
    SoundLines lines = opener.open();
    Connection connection;
    try {
      StreamProcessor processor =
          effect.open(settings.channels(), lines.sampleRateHz(), settings.blockFrames());
      connection = new Connection(lines, processor, settings, tap, messages);
    } catch (IOException | RuntimeException failure) {
      lines.close();
      throw failure;
    }
    connection.bridge.awaitReady(WARM_UP_MOST);
    connection.audioThread.start();
    return connection;
  }

  SoundLines lines() {
    return lines;
  }

  AudioLoop loop() {
    return loop;
  }

  BridgeCounts engine() {
    return bridge.counts();
  }

  boolean engineIsReady() {
    return bridge.isReady();
  }

  void retryEngine() {
    bridge.retry();
  }

  LatencyReport latency() {
    return LatencyReport.of(modelFrames, transportFrames, loop.counts(), lines.sampleRateHz());
  }

  /** Ends the audio thread, the lines and the engine; waits only so long for dead devices. */
  @Override
  public void close() {
    loop.stop();
    join(audioThread, STOP_WAIT_MS);
    // A driver whose device is gone may never return from closing it.
    Thread closer = new Thread(lines::close, "nightjar-closer");
    closer.setDaemon(true);
    closer.start();
    join(closer, CLOSE_WAIT_MS);
    join(audioThread, CLOSE_WAIT_MS);
    bridge.close();
  }

  private static void join(Thread thread, long mostMs) {
    try {
      thread.join(mostMs);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where the system heeds it, dropouts become rarer. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static void hurry(Thread thread) {
    thread.setPriority(Thread.MAX_PRIORITY);
  }
}
