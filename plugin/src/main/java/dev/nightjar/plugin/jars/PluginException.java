package dev.nightjar.plugin.jars;

/** A jar or plug-in can't be used; the message says why, for people. */
public final class PluginException extends Exception {
  private static final long serialVersionUID = 1;

  /** With a whole sentence. */
  public PluginException(String message, Throwable cause) {
    super(message, cause);
  }
}
