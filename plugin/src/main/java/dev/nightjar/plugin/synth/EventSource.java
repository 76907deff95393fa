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

  /** Whether nothing will ever come again. */
  boolean exhausted();
}
