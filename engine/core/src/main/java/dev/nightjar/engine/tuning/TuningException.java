package dev.nightjar.engine.tuning;

import java.io.IOException;

/** A tuning can't be used. The message names file and line and says what is wrong. */
public final class TuningException extends IOException {

  /** With that message. */
  public TuningException(String message) {
    super(message);
  }

  /** With that message, because of {@code cause}. */
  public TuningException(String message, Throwable cause) {
    super(message, cause);
  }
}
