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

  /**
   * A save is done.
   *
   * @param turn the number that it was asked for by
   */
  void saved(long turn, byte[] state);

  /** There is nothing to be saved, for a reason that a person can read. */
  void unsaved(long turn, String reason);

  /** A load is done. */
  void loaded(long turn);

  /** It can't be loaded, for a reason that a person can read; the instance goes on. */
  void unloaded(long turn, String reason);
}
