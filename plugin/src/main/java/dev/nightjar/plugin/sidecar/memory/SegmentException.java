package dev.nightjar.plugin.sidecar.memory;

import java.io.IOException;

/** A file is no segment, or a peer broke the rules of one. The message says what is wrong. */
public final class SegmentException extends IOException {

  /** With that message. */
  public SegmentException(String message) {
    super(message);
  }

  /** With that message, because of {@code cause}. */
  public SegmentException(String message, Throwable cause) {
    super(message, cause);
  }
}
