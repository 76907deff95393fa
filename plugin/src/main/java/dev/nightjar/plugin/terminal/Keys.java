package dev.nightjar.plugin.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Keys as they are pressed, without Enter where the terminal can; characters of standard input
 * otherwise. Ctrl-C stays what it is.
 */
public final class Keys implements AutoCloseable {
  private final Terminal terminal;
  private final Attributes before;
  private volatile boolean closed;

  private Keys(Terminal terminal) {
    this.terminal = terminal;
    before = terminal == null ? null : terminal.enterRawMode();
  }

  /** Listens on a thread of its own until closed. [not real-time] */
  public static Keys listen(IntConsumer pressed) {
    Terminal terminal = TerminalDetection.inputStream() ? open() : null;
    Keys keys = new Keys(terminal);
    InputStream input = terminal == null ? System.in : terminal.input();
    Thread reading = new Thread(() -> keys.read(input, pressed), "nightjar-keys");
    reading.setDaemon(true);
    reading.start();
    return keys;
  }

  /** Gives the terminal back as it was. */
  @Override
  public void close() {
    closed = true;
    if (terminal != null) {
      terminal.setAttributes(before);
    }
  }

  private void read(InputStream input, IntConsumer pressed) {
    try {
      for (int key = input.read(); key >= 0 && !closed; key = input.read()) {
        pressed.accept(key);
      }
    } catch (IOException gone) {
      // The terminal went away: there are no more keys, and sound goes on.
      closed = true;
    }
  }

  private static Terminal open() {
    try {
      return TerminalBuilder.builder().system(true).dumb(true).build();
    } catch (IOException e) {
      return null;
    }
  }
}
