package dev.nightjar.plugin.live;

import dev.nightjar.engine.realtime.BridgeCounts;

/** Adds up what a session's connections were like. Used by one thread. */
final class ReportSums {
  private final MeanLevel inputLevel = new MeanLevel();
  private final MeanLevel outputLevel = new MeanLevel();
  private double loadSum;
  private double loadMax;
  private long loads;
  private long frames;
  private long lateFrames;
  private long lateEvents;
  private long jumps;
  private long failures;
  private long overruns;
  private long underruns;
  private long leftOut;
  private int reconnections;
  private Connection last;

  /** Takes a reading of levels and load. */
  void sample(Connection connection) {
    inputLevel.add(connection.devices().inputLevel().rmsDb());
    outputLevel.add(connection.devices().outputLevel().rmsDb());
    double load = connection.engine().load();
    loadSum += load;
    loadMax = Math.max(loadMax, load);
    loads++;
  }

  /** Takes the counts of a connection that has ended. */
  void add(Connection connection) {
    DeviceCounts devices = connection.devices().counts();
    BridgeCounts engine = connection.engine();
    frames += devices.frames();
    overruns += devices.inputOverruns();
    underruns += devices.outputUnderruns();
    leftOut += devices.leftOutBlocks();
    lateFrames += engine.lateFrames();
    lateEvents += engine.lateEvents();
    jumps += engine.jumps();
    failures += engine.failures();
    last = connection;
  }

  /** Devices that had vanished are back. */
  void reconnected() {
    reconnections++;
  }

  /** Dropouts of the connections that have ended and of the one at hand. */
  long dropouts(Connection current) {
    DeviceCounts devices = current.devices().counts();
    return lateEvents
        + overruns
        + underruns
        + leftOut
        + current.engine().lateEvents()
        + devices.inputOverruns()
        + devices.outputUnderruns()
        + devices.leftOutBlocks();
  }

  /** After at least one connection. */
  LiveReport report() {
    return new LiveReport(
        last.devices().inputName(),
        last.devices().outputName(),
        last.devices().sampleRateHz(),
        last.settings().channels(),
        last.devices().blockFrames(),
        last.settings().buffers().blocks(),
        frames,
        last.latency(),
        lateFrames,
        lateEvents,
        jumps,
        failures,
        overruns,
        underruns,
        leftOut,
        reconnections,
        loads == 0 ? 0 : loadSum / loads,
        loadMax,
        inputLevel.rmsDb(),
        outputLevel.rmsDb());
  }
}
