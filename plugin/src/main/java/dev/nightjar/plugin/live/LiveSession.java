package dev.nightjar.plugin.live;

import dev.nightjar.plugin.sound.DeviceException;
import dev.nightjar.plugin.terminal.StatusDisplay;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Microphone to loudspeaker through an effect until it is stopped. Devices that vanish are opened
 * again, with growing pauses; devices that keep losing sound, with more room; an effect that fails
 * is tried again.
 */
final class LiveSession {
  private static final long STATUS_PERIOD_MS = 100;
  private static final long STALLED_NS = 2_000_000_000L;
  private static final long ENGINE_RETRY_NS = 5_000_000_000L;
  private static final long FIRST_PAUSE_MS = 500;
  private static final long LONGEST_PAUSE_MS = 8_000;

  private final LineOpener opener;
  private final LiveEffect effect;
  private final UnaryOperator<BlockPath> tap;
  private final StatusDisplay display;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final ReportSums sums = new ReportSums();
  private LiveSettings settings;
  private volatile boolean bypass;

  /**
   * Makes a session; {@link #run} starts it. [not real-time]
   *
   * @param tap what may be put around the path on the audio thread, for measurements; identity else
   */
  LiveSession(
      LiveSettings settings,
      LineOpener opener,
      LiveEffect effect,
      UnaryOperator<BlockPath> tap,
      StatusDisplay display) {
    this.settings = settings;
    this.opener = opener;
    this.effect = effect;
    this.tap = tap;
    this.display = display;
  }

  /** Ends {@link #run} soon. [any thread] */
  void stop() {
    stop.countDown();
  }

  /** Lets the input pass as it is, or no longer. [any thread] */
  void toggleBypass() {
    bypass = !bypass;
    effect.bypass(bypass);
    display.say(bypass ? "Bypass: the input passes as it is." : "Processing again.");
  }

  /**
   * Runs until stopped. [not real-time]
   *
   * @throws IOException if the devices can't be opened the first time, or the effect can't
   */
  LiveReport run() throws IOException, InterruptedException {
    long endNs =
        settings.seconds() > 0
            ? System.nanoTime() + (long) (settings.seconds() * 1e9)
            : Long.MAX_VALUE;
    long pauseMs = FIRST_PAUSE_MS;
    boolean connected = false;
    boolean vanished = false;
    while (!connected || !isOver(endNs)) {
      try (Connection connection = Connection.start(opener, effect, settings, tap, display::say)) {
        if (!connected) {
          display.say(greeting(connection));
        } else if (vanished) {
          display.say("The devices are back.");
          sums.reconnected();
        }
        connected = true;
        vanished = false;
        effect.bypass(bypass);
        LiveSettings next = watch(connection, endNs);
        if (connection.devices().counts().frames() > 0) {
          pauseMs = FIRST_PAUSE_MS;
        }
        connection.devices().stop();
        sums.add(connection);
        if (isOver(endNs)) {
          break;
        }
        if (!next.equals(settings)) {
          display.say(growth(next));
          settings = next;
          continue;
        }
        vanished = true;
        display.say(farewell(connection) + " Trying again in " + pauseMs + " ms.");
      } catch (DeviceException refused) {
        if (!connected) {
          throw refused;
        }
        display.say(refused.getMessage() + " Trying again in " + pauseMs + " ms.");
      }
      stop.await(pauseMs, TimeUnit.MILLISECONDS);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
    display.endLine();
    return sums.report();
  }

  private boolean isOver(long endNs) {
    return stop.getCount() == 0 || System.nanoTime() >= endNs;
  }

  /**
   * Until the session is over, the connection lost, or short of room.
   *
   * @return the settings to go on with
   */
  private LiveSettings watch(Connection connection, long endNs) throws InterruptedException {
    LiveDevices devices = connection.devices();
    ShortageWatch shortages = new ShortageWatch(devices.sampleRateHz());
    long frames = 0;
    long movedNs = System.nanoTime();
    long retriedNs = movedNs;
    while (devices.end() == StreamEnd.NOT_YET && !isOver(endNs)) {
      stop.await(STATUS_PERIOD_MS, TimeUnit.MILLISECONDS);
      long nowNs = System.nanoTime();
      if (devices.counts().frames() > frames) {
        frames = devices.counts().frames();
        movedNs = nowNs;
        sums.sample(connection);
        LiveSettings next = settings.roomier(shortages.look(devices.counts(), connection.engine()));
        if (!next.equals(settings)) {
          return next;
        }
      } else if (nowNs - movedNs > STALLED_NS) {
        return settings;
      }
      if (!connection.engineIsReady() && nowNs - retriedNs > ENGINE_RETRY_NS) {
        retriedNs = nowNs;
        connection.retryEngine();
      }
      display.show(status(connection).line());
    }
    return settings;
  }

  private LiveStatus status(Connection connection) {
    return new LiveStatus(
        connection.devices().inputLevel().rmsDb(),
        connection.devices().outputLevel().rmsDb(),
        bypass ? 0 : effect.reductionDb(),
        connection.latency().totalMs(),
        connection.engine().load(),
        sums.dropouts(connection),
        bypass);
  }

  private String greeting(Connection connection) {
    return "Live from \"%s\" to \"%s\" at %d Hz, on %s. Keys: b for bypass, q to end."
        .formatted(
            connection.devices().inputName(),
            connection.devices().outputName(),
            connection.devices().sampleRateHz(),
            effect.place());
  }

  private static String growth(LiveSettings next) {
    return "Sound was lost again and again: going on with --buffers %d --engine-blocks %d."
        .formatted(next.buffers().blocks(), next.transport().blocks());
  }

  private static String farewell(Connection connection) {
    return switch (connection.devices().end()) {
      case INPUT_GONE -> "Sound input \"%s\" has gone.".formatted(connection.devices().inputName());
      case OUTPUT_GONE ->
          "Sound output \"%s\" has gone.".formatted(connection.devices().outputName());
      case NOT_YET, STOPPED ->
          "Sound from \"%s\" to \"%s\" has stalled."
              .formatted(connection.devices().inputName(), connection.devices().outputName());
    };
  }
}
