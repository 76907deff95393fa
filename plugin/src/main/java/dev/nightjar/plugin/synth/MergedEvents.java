package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;

/**
 * A song, and somebody who plays along. It is over when the song is.
 *
 * @param song comes first where both have the same frame
 */
record MergedEvents(EventSource song, EventSource live) implements EventSource {
  @Override
  public long nextFrame() {
    return Math.min(song.nextFrame(), live.nextFrame());
  }

  @Override
  public void announce(Instrument instrument, long untilFrame) {
    song.announce(instrument, untilFrame);
    live.announce(instrument, untilFrame);
  }

  @Override
  public void deliver(Instrument instrument) {
    (live.nextFrame() < song.nextFrame() ? live : song).deliver(instrument);
  }

  @Override
  public boolean exhausted() {
    return song.exhausted();
  }
}
