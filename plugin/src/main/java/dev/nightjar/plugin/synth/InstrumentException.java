package dev.nightjar.plugin.synth;

import java.io.IOException;

/** An instrument can't be had or has failed; the message says why and what to do. */
public final class InstrumentException extends IOException {
  /** With a whole sentence for a person. */
  public InstrumentException(String message) {
    super(message);
  }

  /** With a whole sentence for a person, and what lies behind it. */
  public InstrumentException(String message, Throwable cause) {
    super(message, cause);
  }
}
