package dev.nightjar.engine.tuning;

/**
 * The tunings of sixteen channels: one that all begin with, and what messages of the MIDI Tuning
 * Standard make of it, the latest message winning. One thread at a time. [engine thread]
 *
 * <p>Source: MIDI 1.0 Detailed Specification, MIDI Tuning, with the extensions CA-020 and CA-021.
 */
public final class ChannelTunings {

  static final int CHANNELS = 16;
  static final int KEYS = 128;

  private static final int NON_REAL_TIME = 0x7E;
  private static final int REAL_TIME = 0x7F;
  private static final int TUNING = 0x08;
  private static final int NAME_BYTES = 16;
  private static final int NO_CHANGE = 0x7F << 14 | 0x7F << 7 | 0x7F;

  private final double[][] pitches = new double[CHANNELS][KEYS];
  private final double[] base = new double[KEYS];
  private final int[] selected = new int[CHANNELS];
  private final TuningPrograms programs = new TuningPrograms();

  /** All channels in equal temperament, with tuning program 0 of bank 0 selected. */
  public ChannelTunings() {
    base(EqualTuning.STANDARD);
  }

  /** What all channels sound until messages change it; undoes what messages changed. */
  public void base(Tuning tuning) {
    for (int key = 0; key < KEYS; key++) {
      base[key] = tuning.pitch(key);
    }
    reset();
  }

  /** Back to the base, and forgets the programs that were sent. */
  public void reset() {
    programs.clear();
    for (int channel = 0; channel < CHANNELS; channel++) {
      select(channel, 0, 0);
    }
  }

  /**
   * Selects a tuning program; one that was never sent is the base. Allocates nothing.
   *
   * @param bank 0 to 127
   * @param program 0 to 127
   */
  public void select(int channel, int bank, int program) {
    selected[channel] = TuningPrograms.number(bank, program);
    double[] sent = programs.find(selected[channel]);
    for (int key = 0; key < KEYS; key++) {
      pitches[channel][key] = sent == null || Double.isNaN(sent[key]) ? base[key] : sent[key];
    }
  }

  /** The pitch of a key in semitones, 69 being 440 Hz; NaN if it stays silent. */
  public double pitch(int channel, int key) {
    return pitches[channel][key];
  }

  /**
   * Takes a system exclusive message. Unknown, cut off or damaged ones change nothing.
   *
   * @param message from F0 to F7
   */
  public void systemExclusive(byte[] message) {
    if (!isTuning(message)) {
      return;
    }
    boolean realTime = message[1] == REAL_TIME;
    switch (message[4]) {
      case 0x01 -> dump(message, 5, !realTime);
      case 0x02 -> notes(message, 5, realTime);
      case 0x04 -> dump(message, 6, !realTime);
      case 0x07 -> notes(message, 6, true);
      case 0x08 -> octave(message, 1);
      case 0x09 -> octave(message, 2);
      default -> {}
    }
  }

  private static boolean isTuning(byte[] message) {
    int last = message.length - 1;
    if (message.length < 8
        || message[0] != (byte) 0xF0
        || message[last] != (byte) 0xF7
        || (message[1] != NON_REAL_TIME && message[1] != REAL_TIME)
        || message[3] != TUNING) {
      return false;
    }
    for (int i = 1; i < last; i++) {
      if (message[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** A whole program: its number, a name, three bytes for each key, a checksum. */
  private void dump(byte[] message, int at, boolean fits) {
    int first = at + 1 + NAME_BYTES;
    int checksum = first + 3 * KEYS;
    if (!fits || message.length != checksum + 2) {
      return;
    }
    int parity = 0;
    for (int i = 1; i < checksum; i++) {
      parity ^= message[i];
    }
    if (parity != message[checksum]) {
      return;
    }
    for (int key = 0; key < KEYS; key++) {
      change(number(message, at), key, frequency(message, first + 3 * key));
    }
  }

  /** Single keys: the program's number, how many, and four bytes for each. */
  private void notes(byte[] message, int at, boolean fits) {
    int first = at + 2;
    if (!fits || message.length != first + 4 * message[at + 1] + 1) {
      return;
    }
    for (int i = first; i < message.length - 1; i += 4) {
      change(number(message, at), message[i], frequency(message, i + 1));
    }
  }

  /** The bank, if there is one, stands before the program. */
  private static int number(byte[] message, int at) {
    return TuningPrograms.number(at == 5 ? 0 : message[at - 1], message[at]);
  }

  private static int frequency(byte[] message, int at) {
    return message[at] << 14 | message[at + 1] << 7 | message[at + 2];
  }

  /** A key's new pitch, in 2^-14 semitones. */
  private void change(int number, int key, int frequency) {
    double[] program = programs.findOrAdd(number);
    if (program == null || frequency == NO_CHANGE) {
      return;
    }
    program[key] = frequency / 16384.0;
    for (int channel = 0; channel < CHANNELS; channel++) {
      if (selected[channel] == number) {
        pitches[channel][key] = program[key];
      }
    }
  }

  /** Three bytes of channels, then how far each of the twelve notes is from equal temperament. */
  private void octave(byte[] message, int bytesEach) {
    int first = 8;
    if (message.length != first + 12 * bytesEach + 1) {
      return;
    }
    int channels = (message[5] & 3) << 14 | message[6] << 7 | message[7];
    for (int key = 0; key < KEYS; key++) {
      int at = first + key % 12 * bytesEach;
      double semitones =
          bytesEach == 1
              ? (message[at] - 64) / 100.0
              : ((message[at] << 7 | message[at + 1]) - 8192) / 8192.0;
      for (int channel = 0; channel < CHANNELS; channel++) {
        if ((channels >> channel & 1) != 0) {
          pitches[channel][key] = key + semitones;
        }
      }
    }
  }
}
