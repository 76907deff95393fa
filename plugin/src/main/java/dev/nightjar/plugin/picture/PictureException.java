package dev.nightjar.plugin.picture;

import java.io.IOException;

/** A picture could not be drawn or written; the message says which, why, and what to do. */
public final class PictureException extends IOException {
  PictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
