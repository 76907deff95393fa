package dev.nightjar.engine.instrument;

import java.util.List;
import java.util.Optional;

/**
 * Renders notes: each sets in at frame 0, is let go at {@link #releaseFrame()} and has ended by
 * {@link #noteFrames()}. Several notes are rendered in one run, each a few steps further. One
 * thread at a time.
 */
public interface NoteRenderer extends AutoCloseable {

  /** The rate of its sound, Hz. [any thread] */
  int sampleRateHz();

  /** Frames of a note, a multiple of {@link #stepFrames()}. [any thread] */
  int noteFrames();

  /** The frame at which a note is let go. [any thread] */
  int releaseFrame();

  /** Frames that a step renders. [any thread] */
  int stepFrames();

  /** Names of the instruments. [any thread] */
  List<String> instruments();

  /** The pitches that an instrument was trained on. [any thread] */
  PitchRange pitches(int instrument);

  /**
   * Pitches, both ends included.
   *
   * @param lowest MIDI pitch
   * @param highest MIDI pitch
   */
  record PitchRange(int lowest, int highest) {}

  /** A note on its way. */
  interface Note {
    /** Frames rendered so far. */
    int renderedFrames();
  }

  /**
   * Begins a note; nothing is rendered yet. [not real-time]
   *
   * @param request an instrument, and a pitch within its {@link #pitches}
   */
  Note begin(NoteRequest request);

  /**
   * Renders the next steps of several notes at once, none of them beyond its end.
   *
   * @param into {@code [note][at least steps * stepFrames()]}, the next frames of each
   */
  void render(List<Note> notes, int steps, float[][] into);

  /**
   * Another renderer of the same notes, for another thread; either goes on with notes that the
   * other began. Whoever asks for it closes it. Empty if there can't be one.
   */
  default Optional<NoteRenderer> second() {
    return Optional.empty();
  }

  /** Notes that can be prepared at a time, 0 if that gains nothing. [any thread] */
  default int mostPrepared() {
    return 0;
  }

  /** Whether a note that begins now is prepared. */
  default boolean isPrepared(NoteRequest request) {
    return false;
  }

  /**
   * Does what comes before the first sound of notes that may be played one day, so that they sound
   * sooner when they are. Where there is no room those used longest ago are forgotten. Whether a
   * note was prepared can't be heard.
   */
  default void prepare(List<NoteRequest> requests) {}

  @Override
  void close();
}
