package dev.nightjar.plugin.sidecar.server;

import java.io.IOException;

/** The engine can't start. The message says why and what to do. */
public final class EngineException extends IOException {

  /** With that message. */
  public EngineException(String message) {
    super(message);
  }

  /** With that message, because of {@code cause}. */
  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
