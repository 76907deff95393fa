package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;

/** What one input holds down, so that it can be let go when the input vanishes. [engine thread] */
final class HeldKeys {
  private static final int NOTE_OFF = 0x80;
  private static final int NOTE_ON = 0x90;
  private static final int CONTROL_CHANGE = 0xb0;
  private static final int FIRST_PEDAL = 64;
  private static final int SOSTENUTO = 66;
  private static final int CHANNELS = 16;
  private static final int KEYS = 128;

  private final boolean[] down = new boolean[CHANNELS * KEYS];
  private final boolean[] pedals = new boolean[CHANNELS * KEYS];

  /** Takes note of a channel message. */
  void follow(int message) {
    int first = (message >> 8) & 0x7f;
    int second = (message >> 16) & 0x7f;
    int at = (message & 0xf) * KEYS + first;
    switch (message & 0xf0) {
      case NOTE_ON -> down[at] = second > 0;
      case NOTE_OFF -> down[at] = false;
      case CONTROL_CHANGE -> {
        if (first >= FIRST_PEDAL && first <= SOSTENUTO) {
          pedals[at] = second >= 64;
        }
      }
      default -> {}
    }
  }

  /** Lets go of all keys and pedals that are down. */
  void release(Instrument instrument) {
    for (int at = 0; at < down.length; at++) {
      int channel = at / KEYS;
      int number = at % KEYS;
      if (pedals[at]) {
        instrument.message(CONTROL_CHANGE | channel | (number << 8));
        pedals[at] = false;
      }
      if (down[at]) {
        instrument.message(NOTE_OFF | channel | (number << 8) | (64 << 16));
        down[at] = false;
      }
    }
  }
}
