package dev.nightjar.engine.tuning;

import java.util.Arrays;

/**
 * Tuning programs as the MIDI Tuning Standard numbers them: 128 banks of 128. Only those that were
 * sent take memory, and at most {@link #MOST} are kept; finding one allocates nothing.
 */
final class TuningPrograms {

  /** More than that are refused, so that no stream of messages fills the memory. */
  static final int MOST = 256;

  private final int[] numbers = new int[MOST];
  private final double[][] pitches = new double[MOST][];
  private int count;

  static int number(int bank, int program) {
    return bank << 7 | program;
  }

  /** Pitch of each key, NaN where none was sent; null if the program was never sent. */
  double[] find(int number) {
    for (int i = 0; i < count; i++) {
      if (numbers[i] == number) {
        return pitches[i];
      }
    }
    return null;
  }

  /** The same, but a new one if there is none; null if there is no room. */
  double[] findOrAdd(int number) {
    double[] found = find(number);
    if (found == null && count < MOST) {
      found = new double[ChannelTunings.KEYS];
      Arrays.fill(found, Double.NaN);
      numbers[count] = number;
      pitches[count++] = found;
    }
    return found;
  }

  void clear() {
    Arrays.fill(pitches, 0, count, null);
    count = 0;
  }
}
