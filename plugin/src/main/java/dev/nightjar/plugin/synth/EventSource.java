package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;

/** Messages with the frames that they are for. One thread at a time. [engine thread] */
public interface EventSource {
  /** What {@link #nextFrame} says when nothing is waiting. */
  long NONE = Long.MAX_VALUE;

  /** The frame of the next message, from the begin of the performance. */
  long nextFrame();

  /** Gives the next message to the instrument and goes on to the one after. */
  void deliver(Instrument instrument);

  /**
   * Announces channel messages that wait, each once, so that the instrument can get ready; they are
   * delivered in their time all the same.
   *
   * @param untilFrame later ones may wait
   */
  default void announce(Instrument instrument, long untilFrame) {}

  /** Whether nothing will ever come again. */
  boolean exhausted();
}
