package dev.nightjar.plugin.terminal;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A plain line now and then, for a log. */
final class ProgressInLines implements Progress {
  private static final long PERIOD_NS = TimeUnit.SECONDS.toNanos(5);

  private final Console console;
  private final String task;
  private final long totalUnits;
  private final String unit;
  private final LongSupplier clockNs;
  private final long startNs;
  private long lastLineNs;

  ProgressInLines(
      Console console, String task, long totalUnits, String unit, LongSupplier clockNs) {
    this.console = console;
    this.task = task;
    this.totalUnits = totalUnits;
    this.unit = unit;
    this.clockNs = clockNs;
    startNs = clockNs.getAsLong();
    lastLineNs = startNs;
  }

  @Override
  public synchronized void reach(long units) {
    long nowNs = clockNs.getAsLong();
    if (nowNs - lastLineNs < PERIOD_NS) {
      return;
    }
    lastLineNs = nowNs;
    console.say(line(units, nowNs - startNs));
  }

  @Override
  public void close() {}

  private String line(long units, long elapsedNs) {
    if (totalUnits <= 0 || units <= 0) {
      return String.format(Locale.ROOT, "%s: %d %s", task, units, unit);
    }
    double share = Math.min(1, units / (double) totalUnits);
    long leftSeconds = Math.round(elapsedNs * 1e-9 * (1 - share) / share);
    return String.format(
        Locale.ROOT,
        "%s: %d of %d %s (%.0f%%), about %d s left",
        task,
        units,
        totalUnits,
        unit,
        100 * share,
        leftSeconds);
  }
}
