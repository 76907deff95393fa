package dev.nightjar.engine.instrument;

import dev.nightjar.engine.midi.NoteExpression;
import dev.nightjar.engine.midi.Trim;

/**
 * Something that is played by MIDI. One thread at a time hands messages in and asks for sound; a
 * message counts from the next frame rendered, so that its time is exact to the frame. [engine
 * thread]
 */
public interface Instrument extends AutoCloseable {

  /** The rate that it renders at, Hz. [any thread] */
  int sampleRateHz();

  /** Frames from a note-on to the note's first frame, always the same. [any thread] */
  int latencyFrames();

  /**
   * Takes a channel message.
   *
   * @param message status, first and second data byte, from the lowest byte up
   */
  void message(int message);

  /**
   * Tells of a channel message that will be handed in soon, so that its note can be begun. It
   * changes how soon the instrument is ready, never how it sounds.
   */
  default void announce(int message) {}

  /** Moves all notes, on top of what MIDI says, as if by a message. */
  default void trim(Trim trim, float value) {}

  /**
   * Moves the note of a channel and key, until the next begins there, as if by a message.
   *
   * @param channel 0 to 15
   * @param key 0 to 127
   */
  default void express(int channel, int key, NoteExpression kind, float value) {}

  /** The note of a channel and key falls silent at once, without a click, as if by a message. */
  default void choke(int channel, int key) {
    message(0x80 | channel | key << 8);
  }

  /**
   * Begins anew, at once: nothing sounds, nothing waits, controllers rest. Programs, tuning and
   * trims stay.
   */
  default void reset() {
    for (int channel = 0; channel < 16; channel++) {
      message(0xB0 | channel | 120 << 8);
    }
  }

  /** Whether to wait for what isn't rendered in time, from now on, as when time does not count. */
  default void waiting(boolean wait) {}

  /** Takes a system exclusive message, from F0 to F7; unknown ones are ignored. */
  void systemExclusive(byte[] message);

  /** Adds nothing to, but replaces {@code frames} frames of both channels from {@code offset}. */
  void render(float[] left, float[] right, int offset, int frames);

  /** Voices sounding. [any thread] */
  int voices();

  /** Notes that began late or broke off because they weren't rendered in time. [any thread] */
  long lateNotes();

  /** Notes that could not be rendered at all. [any thread] */
  default long failures() {
    return 0;
  }

  /** Programs asked for that can't be played, so that a channel kept its own. [any thread] */
  default long missingPrograms() {
    return 0;
  }

  /** Whether nothing sounds, and nothing will until the next message. */
  boolean silent();

  @Override
  void close();
}
