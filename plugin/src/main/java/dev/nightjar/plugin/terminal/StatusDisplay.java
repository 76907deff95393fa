package dev.nightjar.plugin.terminal;

import java.util.function.LongSupplier;

/**
 * Shows the status: one line that is redrawn on a terminal, a plain line every few seconds
 * elsewhere. Messages go above it. [any thread]
 */
public final class StatusDisplay {
  private static final long PLAIN_PERIOD_NS = 5_000_000_000L;
  private static final String REDRAW = "\r";
  private static final String ERASE_TO_END = "\u001b[K";

  private final Console console;
  private final LongSupplier clockNs;
  private long lastPlainNs;
  private boolean lineOpen;

  /** With a monotonic clock, in ns. */
  public StatusDisplay(Console console, LongSupplier clockNs) {
    this.console = console;
    this.clockNs = clockNs;
    lastPlainNs = clockNs.getAsLong();
  }

  /** Shows the newest status. */
  public synchronized void show(String status) {
    if (console.interactive()) {
      console.err().print(REDRAW + status + ERASE_TO_END);
      console.err().flush();
      lineOpen = true;
    } else if (clockNs.getAsLong() - lastPlainNs >= PLAIN_PERIOD_NS) {
      lastPlainNs = clockNs.getAsLong();
      console.say(status);
    }
  }

  /** Says something that stays. */
  public synchronized void say(String message) {
    endLine();
    console.say(message);
  }

  /** Leaves the status line as it is and goes to the next. */
  public synchronized void endLine() {
    if (lineOpen) {
      console.err().println();
      console.err().flush();
      lineOpen = false;
    }
  }
}
