package dev.nightjar.engine.tuning;

/**
 * Twelve equal semitones to the octave.
 *
 * @param a4Hz what key 69 sounds, 220 to 880 Hz
 */
public record EqualTuning(double a4Hz) implements Tuning {

  /** Key 69 is 440 Hz. */
  public static final EqualTuning STANDARD = new EqualTuning(440);

  /** Refuses other frequencies with an {@link IllegalArgumentException}. */
  public EqualTuning {
    if (!(a4Hz >= 220 && a4Hz <= 880)) {
      throw new IllegalArgumentException("a4Hz must be 220 to 880, not " + a4Hz);
    }
  }

  @Override
  public double pitch(int key) {
    return key + 12 * Math.log(a4Hz / 440) / Math.log(2);
  }
}
