package dev.nightjar.plugin.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;

/** Hears what is typed during a session: b for bypass, q to end. Its end is not the session's. */
final class KeyCommands implements Runnable {
  private final BufferedReader typed;
  private final Runnable onBypass;
  private final Runnable onQuit;

  KeyCommands(InputStream typed, Runnable onBypass, Runnable onQuit) {
    this.typed = new BufferedReader(new InputStreamReader(typed, Charset.defaultCharset()));
    this.onBypass = onBypass;
    this.onQuit = onQuit;
  }

  /** Listens on a thread that does not keep the program alive. */
  void start() {
    Thread thread = new Thread(this, "nightjar-keys");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      for (String line = typed.readLine(); line != null; line = typed.readLine()) {
        switch (line.strip().toLowerCase(Locale.ROOT)) {
          case "b" -> onBypass.run();
          case "q" -> onQuit.run();
          default -> {}
        }
      }
    } catch (IOException terminalGone) {
      // The session goes on without keys, as it does when there is no terminal.
    }
  }
}
