package dev.nightjar.engine.tuning;

/** What pitch each key of a keyboard sounds. Immutable. */
public interface Tuning {

  /**
   * The pitch of a key, in semitones of equal temperament, 69 being 440 Hz. [any thread]
   *
   * @param key 0 to 127
   * @return the pitch, finite; NaN for a key that a keyboard mapping leaves silent
   */
  double pitch(int key);
}
