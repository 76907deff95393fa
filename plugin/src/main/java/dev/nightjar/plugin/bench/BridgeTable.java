package dev.nightjar.plugin.bench;

import dev.nightjar.plugin.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A bridge's cost for a person to read, beside what it is to be at most. */
public final class BridgeTable {
  private static final double MOST_PROCESS_MEAN_US = 15;
  private static final double MOST_ROUND_TRIP_P99_US = 200;
  private static final int AIMED_BLOCK = 128;

  private BridgeTable() {}

  /** [any thread] */
  public static List<String> lines(BridgeCost cost) {
    Table table =
        new Table(
            "bridge, block",
            "latency",
            "process() mean",
            "p99",
            "round trip p50",
            "p99",
            "late/hour",
            "late",
            "blocks",
            "load");
    cost.rings().forEach(row -> table.row(cells("shared memory", row)));
    cost.lockedQueue().forEach(row -> table.row(cells("locked queue", row)));
    List<String> lines = new ArrayList<>();
    lines.add(
        cost.plugin()
            + String.format(Locale.ROOT, " at %d Hz, times in us; ", cost.sampleRateHz())
            + (cost.realtimeThread() ? "real-time thread" : "ordinary thread")
            + String.format(
                Locale.ROOT, "; engine warm %.1f s after activation", cost.firstReadyMs() / 1000));
    lines.addAll(table.lines());
    lines.addAll(aims(cost));
    if (!cost.message().isEmpty()) {
      lines.add(cost.message());
    }
    return lines;
  }

  private static List<String> cells(String bridge, BridgeCost.Row row) {
    return List.of(
        bridge + ", " + row.blockFrames(),
        String.valueOf(row.latencyFrames()),
        number(row.processUs().mean()),
        number(row.processUs().p99()),
        number(row.roundTripUs().p50()),
        number(row.roundTripUs().p99()),
        number(row.lateBlocksPerHour()),
        String.valueOf(row.lateBlocks()),
        String.valueOf(row.blocks()),
        String.format(Locale.ROOT, "%.1f %%", 100 * row.engineLoad()));
  }

  /** The aims hold for the bridge at 128 frames, on a quiet machine. */
  private static List<String> aims(BridgeCost cost) {
    List<String> lines = new ArrayList<>();
    for (BridgeCost.Row row : cost.rings()) {
      if (row.blockFrames() == AIMED_BLOCK) {
        lines.add(aim("process() mean", row.processUs().mean(), MOST_PROCESS_MEAN_US, "us"));
        lines.add(aim("round trip p99", row.roundTripUs().p99(), MOST_ROUND_TRIP_P99_US, "us"));
        lines.add(aim("late blocks", row.lateBlocks(), 0, "blocks"));
      }
    }
    return lines;
  }

  private static String aim(String what, double value, double most, String unit) {
    return String.format(
        Locale.ROOT,
        "%s at %d frames: %s %s, aim at most %.0f: %s",
        what,
        AIMED_BLOCK,
        number(value),
        unit,
        most,
        value <= most ? "reached" : "missed");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
