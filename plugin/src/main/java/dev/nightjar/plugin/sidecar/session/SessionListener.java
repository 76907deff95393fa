package dev.nightjar.plugin.sidecar.session;

/** Hears what becomes of a session, on the session's threads; must neither block nor throw. */
public interface SessionListener {

  /**
   * It processes from now on.
   *
   * @param latencyFrames of the processor alone
   */
  void ready(int latencyFrames);

  /** It has ended, for a reason that a person can read. */
  void failed(String reason);

  /** Something that the user should know. */
  void message(String text);
}
