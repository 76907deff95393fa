package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;
import java.util.concurrent.atomic.AtomicLong;

/** An instrument whose notes are counted, and the last few remembered. [engine thread] */
final class NoteLog implements Instrument {
  private static final int NOTE_ON = 0x90;
  private static final int KEPT = 8;

  private final Instrument instrument;
  private final ChannelState state;
  private final AtomicLong notes = new AtomicLong();

  /** The last keys, one a byte, plus 1; the newest in the lowest byte. */
  private final AtomicLong lastKeys = new AtomicLong();

  private volatile int mostVoices;

  /**
   * [not real-time]
   *
   * @param state takes note of how the channels are set
   */
  NoteLog(Instrument instrument, ChannelState state) {
    this.instrument = instrument;
    this.state = state;
  }

  /** Notes begun so far. [any thread] */
  long notes() {
    return notes.get();
  }

  /** The most voices that have sounded at once. [any thread] */
  int mostVoices() {
    return mostVoices;
  }

  /** The last keys, the newest last, as "C4 E4 G4". [any thread] */
  String lastNotes(int most) {
    StringBuilder names = new StringBuilder();
    long keys = lastKeys.get();
    for (int back = Math.min(most, KEPT) - 1; back >= 0; back--) {
      int key = (int) (keys >>> (8 * back)) & 0xff;
      if (key > 0) {
        names.append(names.length() == 0 ? "" : " ").append(KeyName.of(key - 1));
      }
    }
    return names.toString();
  }

  @Override
  public void message(int message) {
    if ((message & 0xf0) == NOTE_ON && message >>> 16 > 0) {
      notes.lazySet(notes.getPlain() + 1);
      lastKeys.lazySet((lastKeys.getPlain() << 8) | (((message >> 8) & 0x7f) + 1));
    }
    state.follow(message);
    instrument.message(message);
  }

  @Override
  public void announce(int message) {
    instrument.announce(message);
  }

  @Override
  public void systemExclusive(byte[] message) {
    state.follow(message);
    instrument.systemExclusive(message);
  }

  @Override
  public void render(float[] left, float[] right, int offset, int frames) {
    instrument.render(left, right, offset, frames);
    int voices = instrument.voices();
    if (voices > mostVoices) {
      mostVoices = voices;
    }
  }

  @Override
  public int sampleRateHz() {
    return instrument.sampleRateHz();
  }

  @Override
  public int latencyFrames() {
    return instrument.latencyFrames();
  }

  @Override
  public int voices() {
    return instrument.voices();
  }

  @Override
  public long lateNotes() {
    return instrument.lateNotes();
  }

  @Override
  public long failures() {
    return instrument.failures();
  }

  @Override
  public long missingPrograms() {
    return instrument.missingPrograms();
  }

  @Override
  public boolean silent() {
    return instrument.silent();
  }

  @Override
  public void close() {
    instrument.close();
  }
}
