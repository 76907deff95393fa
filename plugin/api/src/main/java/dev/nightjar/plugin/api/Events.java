package dev.nightjar.plugin.api;

/**
 * What is played in one block, sorted by frame; read by index, so that nothing is allocated. All
 * methods: [engine thread], during {@link SoundPlugin#process}; the index is 0 to {@link #count} -
 * 1.
 */
public interface Events {

  /** What an event is. */
  enum Kind {
    /** A key goes down: {@code channel}, {@code key}, {@code value} = velocity, above 0 to 1. */
    NOTE_ON,
    /** A key goes up: {@code channel}, {@code key}, {@code value} = release velocity, 0 to 1. */
    NOTE_OFF,
    /** A note ends at once, without release: {@code channel}, {@code key}. */
    NOTE_CHOKE,
    /** Any other MIDI channel message: {@code message}. */
    MIDI,
    /** One note changes while it sounds: {@code channel}, {@code key}, {@code expression}. */
    EXPRESSION
  }

  /** What changes in a note that sounds. */
  enum Expression {
    /** Gain, 0 to 4. */
    VOLUME,
    /** 0 left to 1 right. */
    PAN,
    /** Semitones, from the key's pitch. */
    TUNING,
    /** 0 to 1. */
    VIBRATO,
    /** 0 to 1. */
    EXPRESSION,
    /** 0 to 1. */
    BRIGHTNESS,
    /** 0 to 1. */
    PRESSURE
  }

  /** Events in this block. */
  int count();

  /** The frame of the block at which it takes effect, 0 to frames - 1. */
  int frame(int event);

  /** What it is. */
  Kind kind(int event);

  /** MIDI channel, 0 to 15; -1 for all. */
  int channel(int event);

  /** MIDI key, 0 to 127, 60 is the middle C; -1 for all. */
  int key(int event);

  /** Tells notes of the same key apart if the DAW does; -1 if not. */
  int noteId(int event);

  /** Velocity, or the value of the expression. */
  double value(int event);

  /** A MIDI message: status, first and second data byte from the lowest byte up. */
  int message(int event);

  /** Which expression it is; null if it is none. */
  Expression expression(int event);
}
