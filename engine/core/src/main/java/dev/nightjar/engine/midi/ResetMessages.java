package dev.nightjar.engine.midi;

/**
 * System exclusive messages that put everything to rest, as files have them at their begin: General
 * MIDI on and off, and the resets of its two extensions. Sources: MIDI 1.0, General MIDI; Roland
 * GS; Yamaha XG.
 */
final class ResetMessages {

  private static final int ANY_DEVICE = -1;
  private static final int[] GENERAL_MIDI = {0xF0, 0x7E, ANY_DEVICE, 0x09};
  private static final int[] GS_RESET = {
    0xF0, 0x41, ANY_DEVICE, 0x42, 0x12, 0x40, 0x00, 0x7F, 0x00, 0x41, 0xF7
  };
  private static final int[] XG_ON = {0xF0, 0x43, ANY_DEVICE, 0x4C, 0x00, 0x00, 0x7E, 0x00, 0xF7};

  private ResetMessages() {}

  /**
   * Whether it is one.
   *
   * @param message from F0 to F7
   */
  static boolean include(byte[] message) {
    boolean generalMidi =
        message.length == 6
            && beginsWith(message, GENERAL_MIDI)
            && message[4] >= 1
            && message[4] <= 3;
    return generalMidi || is(message, GS_RESET) || is(message, XG_ON);
  }

  private static boolean is(byte[] message, int[] pattern) {
    return message.length == pattern.length && beginsWith(message, pattern);
  }

  private static boolean beginsWith(byte[] message, int[] pattern) {
    for (int i = 0; i < pattern.length; i++) {
      if (pattern[i] != ANY_DEVICE && (message[i] & 0xFF) != pattern[i]) {
        return false;
      }
    }
    return true;
  }
}
