package dev.nightjar.plugin.sidecar.session;

import dev.nightjar.plugin.sidecar.memory.SegmentException;
import java.io.IOException;

/** Why a session can't be. The message is for people. */
final class SessionFailure extends Exception {

  private static final long serialVersionUID = 1L;

  SessionFailure(String message) {
    super(message);
  }

  /** What a person should read of what was thrown. */
  static String describe(String pluginId, Throwable thrown) {
    String said = thrown.getMessage();
    if (thrown instanceof OutOfMemoryError) {
      return "There is no memory left for another "
          + pluginId
          + ". Close other instances, or give the engine more with -Xmx.";
    }
    if (thrown instanceof SegmentException) {
      return "The plug-in's shared memory makes no sense: " + sentence(said);
    }
    if (thrown instanceof InternalError) {
      return "The plug-in's shared memory was cut short.";
    }
    boolean forPeople =
        thrown instanceof SessionFailure
            || thrown instanceof IOException
            || thrown instanceof IllegalArgumentException;
    return forPeople && said != null
        ? said
        : pluginId
            + " has stopped: "
            + sentence(thrown.toString())
            + " It starts again with the next activation.";
  }

  /** With one full stop: some messages have theirs. */
  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
