package dev.nightjar.engine.realtime;

/** Hears of what went wrong in the engine. */
@FunctionalInterface
public interface BridgeListener {

  /**
   * The processor failed; the dry signal passes until {@link RealtimeBridge#retry()}. Called on a
   * thread of its own, never on the audio or engine thread. [not real-time]
   *
   * @param message what happened and what follows, for a person to read
   */
  void engineFailed(String message, Throwable cause);
}
