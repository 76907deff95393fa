package dev.nightjar.plugin.sidecar;

/** A plug-in's state can't be saved or loaded; the message says why, for people. */
public final class StateException extends Exception {
  private static final long serialVersionUID = 1;

  /** With a whole sentence. */
  public StateException(String message) {
    super(message);
  }

  /** With a whole sentence, and what was thrown. */
  public StateException(String message, Throwable cause) {
    super(message, cause);
  }
}
