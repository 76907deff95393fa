package dev.nightjar.plugin.sound;

import java.io.IOException;

/** A sound device can't be used; the message names it and says what to do. */
public final class DeviceException extends IOException {
  /** With a whole sentence for a person. */
  public DeviceException(String message) {
    super(message);
  }

  /** With a whole sentence for a person, and what lies behind it. */
  public DeviceException(String message, Throwable cause) {
    super(message, cause);
  }
}
