package dev.nightjar.plugin.live;

/** Hears of a live session, on the thread that runs it. [not real-time] */
public interface LiveListener {
  /** Something that a person should know. */
  void message(String sentence);

  /** About ten times a second. */
  void status(LiveStatus status);
}
