package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;
import dev.nightjar.plugin.song.Song;

/** Plays a song from its begin. At its end it lets go of everything that is still held. */
public final class SongCursor implements EventSource {
  private final Song song;
  private final int sampleRateHz;
  private final long endFrame;
  private int next;
  private int unannounced;
  private boolean exhausted;

  /** For frames of a rate. [not real-time] */
  public SongCursor(Song song, int sampleRateHz) {
    this.song = song;
    this.sampleRateHz = sampleRateHz;
    endFrame = frame(song.seconds());
  }

  @Override
  public long nextFrame() {
    if (next < song.events()) {
      return frame(song.seconds(next));
    }
    return exhausted ? NONE : endFrame;
  }

  @Override
  public void announce(Instrument instrument, long untilFrame) {
    unannounced = Math.max(unannounced, next);
    while (unannounced < song.events() && frame(song.seconds(unannounced)) < untilFrame) {
      if (song.systemExclusive(unannounced) == null) {
        instrument.announce(song.message(unannounced));
      }
      unannounced++;
    }
  }

  @Override
  public void deliver(Instrument instrument) {
    if (next == song.events()) {
      Release.everything(instrument);
      exhausted = true;
      return;
    }
    byte[] exclusive = song.systemExclusive(next);
    if (exclusive == null) {
      instrument.message(song.message(next));
    } else {
      instrument.systemExclusive(exclusive);
    }
    next++;
  }

  @Override
  public boolean exhausted() {
    return exhausted;
  }

  private long frame(double seconds) {
    return Math.round(seconds * sampleRateHz);
  }
}
