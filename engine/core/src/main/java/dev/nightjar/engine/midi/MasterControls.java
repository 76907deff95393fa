package dev.nightjar.engine.midi;

/**
 * Volume and tuning of the device as a whole, by universal system exclusive messages. Source: MIDI
 * 1.0, Device Control; CA-025 for tuning. [engine thread]
 */
final class MasterControls {

  private static final int FULL = (1 << 14) - 1;
  private static final int CENTRE = 8192;

  private int volume;
  private int fineTuning;
  private int coarseTuning;

  MasterControls() {
    reset();
  }

  void reset() {
    volume = FULL;
    fineTuning = CENTRE;
    coarseTuning = 64;
  }

  /** Takes a message of device control, F0 7F device 04 what low high F7. */
  void message(byte[] message) {
    if (message.length != 8) {
      return;
    }
    int value = message[6] << 7 | message[5];
    switch (message[4]) {
      case 0x01 -> volume = value;
      case 0x03 -> fineTuning = value;
      case 0x04 -> coarseTuning = message[6];
      default -> {}
    }
  }

  /** An amplitude, 0 to 1. */
  float gain() {
    float share = (float) volume / FULL;
    return share * share;
  }

  double fineSemitones() {
    return (fineTuning - CENTRE) / (double) CENTRE;
  }

  int coarseSemitones() {
    return coarseTuning - 64;
  }
}
