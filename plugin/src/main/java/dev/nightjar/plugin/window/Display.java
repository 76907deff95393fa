package dev.nightjar.plugin.window;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;

/** The desktop that windows are on. [not real-time] */
final class Display {

  private static final String HOW_TO_START_ANEW =
      " Remove Nightjar's plug-ins from all DAWs for a quarter of a minute, so that the engine ends,"
          + " and load them again from the desktop.";

  /** What went wrong the first time; Java does not try twice, and is less clear later. */
  private static String failure;

  private Display() {}

  /**
   * Why no window can be shown, and what to do; null if one can. Java's windows are started by the
   * first call.
   *
   * @param hostDisplay where the host's windows are, "" if that is not known
   */
  static synchronized String problem(String hostDisplay) {
    String own = System.getenv("DISPLAY");
    try {
      if (GraphicsEnvironment.isHeadless()) {
        return own == null
            ? "There is no display: DISPLAY was not set where Nightjar's engine was started."
                + HOW_TO_START_ANEW
            : "The Java that runs Nightjar's engine has no windows. Install one that has (Debian:"
                + " openjdk-17-jre), or run 'plugin install --runtime' with one.";
      }
      if (own != null && !hostDisplay.isEmpty() && !screen(own).equals(screen(hostDisplay))) {
        return "Nightjar's engine shows its windows on display %s, but this DAW is on %s."
                .formatted(own, hostDisplay)
            + HOW_TO_START_ANEW;
      }
      GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
      return null;
    } catch (HeadlessException | AWTError | LinkageError none) {
      failure = failure == null ? none.getMessage() : failure;
      return "Nightjar's engine has no display: " + sentence(failure) + HOW_TO_START_ANEW;
    }
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  /** ":0" and ":0.0" are the same. */
  private static String screen(String display) {
    return display.endsWith(".0") ? display.substring(0, display.length() - 2) : display;
  }
}
