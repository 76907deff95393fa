package dev.nightjar.plugin.live;

import dev.nightjar.engine.realtime.BridgeCounts;
import dev.nightjar.engine.realtime.RealtimeBridge;
import dev.nightjar.engine.realtime.StreamProcessor;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Open devices and the engine between them. [not real-time] */
final class Connection implements AutoCloseable {
  private static final Duration WARM_UP_MOST = Duration.ofSeconds(10);

  private final LiveSettings settings;
  private final LiveDevices devices;
  private final RealtimeBridge bridge;
  private final int modelFrames;
  private final int transportFrames;

  private Connection(
      LiveDevices devices,
      StreamProcessor processor,
      LiveSettings settings,
      Consumer<String> messages) {
    this.settings = settings;
    this.devices = devices;
    modelFrames = processor.latencyFrames();
    transportFrames = settings.transport().blocks() * devices.blockFrames();
    bridge =
        new RealtimeBridge(
            processor,
            devices.blockFrames(),
            transportFrames,
            (message, cause) -> messages.accept(message));
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
    LiveDevices devices = opener.open(settings);
    Connection connection = null;
    boolean started = false;
    try {
      connection = new Connection(devices, open(effect, settings, devices), settings, messages);
      connection.bridge.awaitReady(WARM_UP_MOST);
      devices.start(tap.apply(connection.bridge::process));
      started = true;
      return connection;
    } finally {
      if (!started && connection != null) {
        connection.close();
      } else if (!started) {
        devices.close();
      }
    }
  }

  private static StreamProcessor open(LiveEffect effect, LiveSettings settings, LiveDevices devices)
      throws IOException {
    return effect.open(settings.channels(), devices.sampleRateHz(), devices.blockFrames());
  }

  LiveSettings settings() {
    return settings;
  }

  LiveDevices devices() {
    return devices;
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
    return LatencyReport.of(modelFrames, transportFrames, devices.counts(), devices.sampleRateHz());
  }

  /** Ends the devices and the engine; waits only so long for dead ones. */
  @Override
  public void close() {
    devices.close();
    bridge.close();
  }
}
