package dev.nightjar.engine.instrument;

import dev.nightjar.engine.midi.NoteExpression;
import dev.nightjar.engine.midi.Trim;

/**
 * What a host says besides MIDI, as numbers that fit among MIDI's messages: their status is one
 * that no message of a channel has.
 */
final class HostMessage {

  private static final int TRIM = 0xF4;
  private static final int EXPRESSION = 0xF5;
  private static final int CHOKE = 0xF9;
  private static final Trim[] TRIMS = Trim.values();
  private static final NoteExpression[] EXPRESSIONS = NoteExpression.values();

  private HostMessage() {}

  static int trim(Trim trim) {
    return TRIM | place(TRIMS, trim) << 24;
  }

  static int expression(int channel, int key, NoteExpression kind) {
    return EXPRESSION | channel << 8 | key << 16 | place(EXPRESSIONS, kind) << 24;
  }

  static int choke(int channel, int key) {
    return CHOKE | channel << 8 | key << 16;
  }

  static boolean isTrim(int message) {
    return (message & 0xFF) == TRIM;
  }

  static boolean isExpression(int message) {
    return (message & 0xFF) == EXPRESSION;
  }

  static boolean isChoke(int message) {
    return (message & 0xFF) == CHOKE;
  }

  /** Whether a note begins or ends by it. */
  static boolean concernsNotes(int message) {
    return isChoke(message);
  }

  static Trim trim(int message) {
    return TRIMS[message >>> 24];
  }

  static NoteExpression expression(int message) {
    return EXPRESSIONS[message >>> 24];
  }

  static int channel(int message) {
    return message >> 8 & 0xF;
  }

  static int key(int message) {
    return message >> 16 & 0x7F;
  }

  private static <K> int place(K[] all, K one) {
    int place = 0;
    while (all[place] != one) {
      place++;
    }
    return place;
  }
}
