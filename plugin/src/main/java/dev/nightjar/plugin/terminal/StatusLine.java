package dev.nightjar.plugin.terminal;

import java.util.concurrent.TimeUnit;

/**
 * A line that tells how things are now: redrawn in place on a terminal, else printed now and then.
 * One thread writes.
 */
public final class StatusLine {
  private static final long PLAIN_PERIOD_NS = TimeUnit.SECONDS.toNanos(5);
  private static final String CLEAR = "\r\u001B[2K";

  private final Console console;
  private boolean drawn;
  private long lastPlainNs = System.nanoTime();

  /** On this console. */
  public StatusLine(Console console) {
    this.console = console;
  }

  /** Shows how things are; as often as one likes. */
  public void show(String line) {
    if (console.interactive()) {
      console.err().print(CLEAR + line);
      console.err().flush();
      drawn = true;
    } else if (System.nanoTime() - lastPlainNs >= PLAIN_PERIOD_NS) {
      lastPlainNs = System.nanoTime();
      console.say(line);
    }
  }

  /** Says something above the line. */
  public void say(String message) {
    clear();
    console.say(message);
  }

  /** Takes the line away. */
  public void clear() {
    if (drawn) {
      console.err().print(CLEAR);
      console.err().flush();
      drawn = false;
    }
  }
}
