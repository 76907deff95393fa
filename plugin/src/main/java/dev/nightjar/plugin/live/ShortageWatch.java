package dev.nightjar.plugin.live;

import dev.nightjar.engine.realtime.BridgeCounts;

/**
 * Tells a shortage from a single mishap: half seconds with losses are counted, however much each
 * lost, and three of six in a row are a shortage. Used by one thread.
 */
final class ShortageWatch {
  private static final double SPAN_SECONDS = 0.5;
  private static final int SPANS = 6;
  private static final int SPANS_OF_SHORTAGE = 3;

  private final long spanFrames;
  private long spanEnd;
  private long deviceLosses;
  private long engineLosses;
  private int deviceHistory;
  private int engineHistory;

  /** For a connection that has just begun; its first half second does not count. */
  ShortageWatch(int sampleRateHz) {
    spanFrames = Math.round(SPAN_SECONDS * sampleRateHz);
    spanEnd = spanFrames;
  }

  /** Takes the counts of the connection so far, several times a second. */
  Shortage look(DeviceCounts devices, BridgeCounts engine) {
    if (devices.frames() < spanEnd) {
      return Shortage.NONE;
    }
    boolean first = spanEnd == spanFrames;
    spanEnd = devices.frames() + spanFrames;
    long deviceNow = devices.inputOverruns() + devices.outputUnderruns() + devices.leftOutBlocks();
    long engineNow = engine.lateEvents();
    deviceHistory = remember(deviceHistory, !first && deviceNow > deviceLosses);
    engineHistory = remember(engineHistory, !first && engineNow > engineLosses);
    deviceLosses = deviceNow;
    engineLosses = engineNow;
    return new Shortage(isShort(deviceHistory), isShort(engineHistory));
  }

  private static int remember(int history, boolean loss) {
    return (history << 1 | (loss ? 1 : 0)) & (1 << SPANS) - 1;
  }

  private static boolean isShort(int history) {
    return Integer.bitCount(history) >= SPANS_OF_SHORTAGE;
  }
}
