package dev.nightjar.plugin.install;

/** An install can't be done; the message says why and what to do, for people. */
public final class InstallException extends Exception {
  private static final long serialVersionUID = 1;

  /** With a whole sentence. */
  public InstallException(String message) {
    super(message);
  }

  /** With a whole sentence and what was thrown. */
  public InstallException(String message, Throwable cause) {
    super(message, cause);
  }
}
