package dev.nightjar.plugin.live;

import dev.nightjar.engine.realtime.BridgeCounts;

/**
 * How a live session is doing.
 *
 * @param seconds sound moved so far
 * @param inputDb level in, dBFS
 * @param outputDb level out, dBFS
 * @param engineLatencyFrames how late the output is without the devices: exact
 * @param engineLatencyMs the same in ms
 * @param deviceLatencyMs what the devices' buffers add, as far as they tell
 * @param load share of one core that the engine needs
 * @param inputOverruns how often the input lost sound
 * @param outputUnderruns how often the output ran dry
 * @param lateFrames frames that came out unprocessed because the engine was late
 * @param lateEvents how often that began
 * @param engineFailures how often the engine failed
 * @param reconnects how often a device was lost and came back
 */
public record LiveStatus(
    double seconds,
    double inputDb,
    double outputDb,
    int engineLatencyFrames,
    double engineLatencyMs,
    double deviceLatencyMs,
    double load,
    long inputOverruns,
    long outputUnderruns,
    long lateFrames,
    long lateEvents,
    long engineFailures,
    int reconnects) {

  /** Everything that could be heard as a gap or as unprocessed sound. */
  public long dropouts() {
    return inputOverruns + outputUnderruns + lateEvents;
  }

  /** From sound at the input to sound at the output, in ms. */
  public double totalLatencyMs() {
    return engineLatencyMs + deviceLatencyMs;
  }

  static LiveStatus of(
      LoopCounts loop,
      BridgeCounts bridge,
      double inputDb,
      double outputDb,
      int latencyFrames,
      int sampleRateHz,
      int reconnects) {
    return new LiveStatus(
        loop.frames() / (double) sampleRateHz,
        inputDb,
        outputDb,
        latencyFrames,
        1e3 * latencyFrames / sampleRateHz,
        1e3 * loop.deviceLatencyFrames() / sampleRateHz,
        bridge.load(),
        loop.inputOverruns(),
        loop.outputUnderruns(),
        bridge.lateFrames(),
        bridge.lateEvents(),
        bridge.failures(),
        reconnects);
  }
}
