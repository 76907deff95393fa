package dev.nightjar.plugin.batch;

import java.io.IOException;

/** Files could not be found, paired or processed; the message says which, why, and what to do. */
public final class BatchException extends IOException {
  /** With a sentence for the person. */
  public BatchException(String message) {
    super(message);
  }

  /** With a sentence for the person and what lies below. */
  public BatchException(String message, Throwable cause) {
    super(message, cause);
  }
}
