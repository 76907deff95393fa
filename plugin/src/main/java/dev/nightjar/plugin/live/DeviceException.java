package dev.nightjar.plugin.live;

import java.io.IOException;

/** A sound device is missing, refuses, or is gone; the message says which and what to do. */
public final class DeviceException extends IOException {
  /** With a sentence for the person. */
  public DeviceException(String message) {
    super(message);
  }

  /** With a sentence for the person and what lies below. */
  public DeviceException(String message, Throwable cause) {
    super(message, cause);
  }
}
