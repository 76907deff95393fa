package dev.nightjar.engine.model;

import java.io.IOException;

/** A model can't be used. The message names the file and says what is wrong with it. */
public final class ModelException extends IOException {

  /** With that message. */
  public ModelException(String message) {
    super(message);
  }

  /** With that message, because of {@code cause}. */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
