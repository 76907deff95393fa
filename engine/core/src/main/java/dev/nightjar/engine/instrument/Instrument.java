package dev.nightjar.engine.instrument;

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

  /** Whether nothing sounds, and nothing will until the next message. */
  boolean silent();

  @Override
  void close();
}
