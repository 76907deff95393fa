package dev.nightjar.engine.midi;

/** What hears of notes. All calls come on the thread that hands messages in. [engine thread] */
public interface NoteListener {

  /**
   * A note begins.
   *
   * @param channel 0 to 15
   * @param key 0 to 127
   * @param velocity 1 to 127
   */
  void noteOn(int channel, int key, int velocity);

  /** A note ends: its key is up, and no pedal holds it. */
  void noteOff(int channel, int key, int releaseVelocity);

  /** All notes of a channel end as if their keys and pedals were let go. */
  void allNotesOff(int channel);

  /** All notes of a channel fall silent at once, without a click. */
  void allSoundOff(int channel);

  /**
   * Another sound for the notes to come.
   *
   * @param bank 0 to 16383, the most significant part being controller 0
   * @param program 0 to 127
   */
  void programChange(int channel, int bank, int program);
}
