package dev.nightjar.engine.preset;

import java.io.IOException;

/** A preset can't be used. The message names the file and the field and says what is allowed. */
public final class PresetException extends IOException {

  /** With that message. */
  public PresetException(String message) {
    super(message);
  }

  /** With that message, because of {@code cause}. */
  public PresetException(String message, Throwable cause) {
    super(message, cause);
  }
}
