package dev.nightjar.plugin.bench;

import dev.nightjar.engine.model.InstrumentCard;

/**
 * Notes of a model's first instrument that are all rendered for themselves: its keys, then the same
 * at another velocity, on another channel. [any thread]
 */
final class NoteRow {

  private static final int NOTE_ON = 0x90;
  private static final int NOTE_OFF = 0x80;
  private static final int CHANNELS = 16;
  private static final int DRUM_CHANNEL = 9;
  private static final int HIGHEST_VELOCITY = 127;
  private static final int VELOCITY_STEP = 8;

  /** Away from the keys whose beginnings are rendered beside a note that is played. */
  private static final int SPREAD_KEYS = 4;

  private final int lowest;
  private final int span;

  NoteRow(SingSubject subject) {
    InstrumentCard.Entry first = subject.instruments().card().instruments().get(0);
    lowest = first.lowest();
    span = first.highest() - lowest + 1;
  }

  /** The n-th key of a chord; other chords have other velocities. */
  int spread(int chord, int n) {
    return chord * span + (SPREAD_KEYS * n) % span;
  }

  /** The n-th of all notes so that the next ones are far from it. */
  int scattered(int n) {
    int row = n / span;
    // Steps of a fifth, or so, that meet all keys.
    int step = span % 7 == 0 ? 8 : 7;
    return row * span + n % span * step % span;
  }

  /** The message that strikes a note. */
  int on(int note) {
    int velocity = Math.max(VELOCITY_STEP, HIGHEST_VELOCITY - VELOCITY_STEP * (note / span));
    return NOTE_ON | channel(note) | key(note) << 8 | velocity << 16;
  }

  /** The message that lets go of it. */
  int off(int note) {
    return NOTE_OFF | channel(note) | key(note) << 8;
  }

  private int key(int note) {
    return lowest + note % span;
  }

  private int channel(int note) {
    int row = note / span;
    return (row >= DRUM_CHANNEL ? row + 1 : row) % CHANNELS;
  }
}
