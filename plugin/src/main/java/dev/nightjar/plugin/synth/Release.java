package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;

/** Lets go of keys and pedals, as a player does who gets up. [engine thread] */
final class Release {
  private static final int CONTROL_CHANGE = 0xb0;
  private static final int CHANNELS = 16;
  private static final int SUSTAIN = 64;
  private static final int SOSTENUTO = 66;
  private static final int ALL_NOTES_OFF = 123;

  private Release() {}

  /** On all channels. */
  static void everything(Instrument instrument) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      instrument.message(CONTROL_CHANGE | channel | (SUSTAIN << 8));
      instrument.message(CONTROL_CHANGE | channel | (SOSTENUTO << 8));
      instrument.message(CONTROL_CHANGE | channel | (ALL_NOTES_OFF << 8));
    }
  }
}
