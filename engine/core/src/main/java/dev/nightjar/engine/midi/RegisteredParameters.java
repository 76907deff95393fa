package dev.nightjar.engine.midi;

import java.util.Arrays;

/**
 * The registered parameters of a channel and which of them data entry goes to. Unregistered ones
 * are ignored. Source: MIDI 1.0, RPN; RP-018 for increments; General MIDI 2 for the depth of
 * modulation; MPE 1.0.
 */
final class RegisteredParameters {

  static final int BEND_RANGE = 0;
  static final int FINE_TUNING = 1;
  static final int COARSE_TUNING = 2;
  static final int TUNING_PROGRAM = 3;
  static final int TUNING_BANK = 4;
  static final int MODULATION_DEPTH = 5;
  static final int MPE_MEMBERS = 6;

  /** None is selected, or one that is ignored. */
  static final int NONE = -1;

  static final int MOST_BEND_SEMITONES = 96;

  private static final int HIGHEST = (1 << 14) - 1;
  private static final int UNSELECTED = 0x7F;

  /** Semitones in the coarse part, 128ths in the fine one: half a semitone (GM2). */
  private static final int MODULATION_DEPTH_AT_REST = 64;

  private final int[] values = new int[MPE_MEMBERS + 1];
  private int coarse;
  private int fine;
  private boolean registered;

  RegisteredParameters() {
    reset();
  }

  void reset() {
    Arrays.fill(values, 0);
    values[FINE_TUNING] = 64 << 7;
    values[COARSE_TUNING] = 64 << 7;
    values[MODULATION_DEPTH] = MODULATION_DEPTH_AT_REST;
    unselect();
  }

  void unselect() {
    coarse = UNSELECTED;
    fine = UNSELECTED;
    registered = false;
  }

  /** Takes controllers 98 to 101. */
  void select(int controller, int value) {
    registered = controller == Controller.REGISTERED || controller == Controller.REGISTERED_FINE;
    if (controller == Controller.REGISTERED || controller == Controller.UNREGISTERED) {
      coarse = value;
    } else {
      fine = value;
    }
  }

  int selected() {
    boolean known = registered && coarse == 0 && fine <= MPE_MEMBERS;
    return known ? fine : NONE;
  }

  /**
   * Data entry, its fine part, increment or decrement.
   *
   * @return the parameter that changed, or {@link #NONE}
   */
  int enter(int controller, int value) {
    int number = selected();
    if (number == NONE) {
      return NONE;
    }
    int old = values[number];
    int entered =
        switch (controller) {
          case Controller.DATA_ENTRY -> value << 7;
          case Controller.DATA_INCREMENT -> step(number, old, 1);
          case Controller.DATA_DECREMENT -> step(number, old, -1);
          default -> (old & ~0x7F) | value;
        };
    // Zones are set by the coarse part alone.
    if (number == MPE_MEMBERS && controller != Controller.DATA_ENTRY) {
      return NONE;
    }
    values[number] = Math.max(0, Math.min(HIGHEST, entered));
    return number;
  }

  private static int step(int number, int old, int direction) {
    if (number == BEND_RANGE) {
      int cents = Math.max(0, (old >> 7) * 100 + (old & 0x7F) + direction);
      return (cents / 100) << 7 | cents % 100;
    }
    boolean fine = number == FINE_TUNING || number == MODULATION_DEPTH;
    return fine ? old + direction : old + (direction << 7);
  }

  /** The coarse seven bits of a parameter. */
  int coarse(int number) {
    return values[number] >> 7;
  }

  void bendRange(int semitones) {
    values[BEND_RANGE] = semitones << 7;
  }

  void bendRangeOf(RegisteredParameters other) {
    values[BEND_RANGE] = other.values[BEND_RANGE];
  }

  double bendRangeSemitones() {
    double cents = (values[BEND_RANGE] >> 7) * 100 + (values[BEND_RANGE] & 0x7F);
    return Math.min(cents / 100, MOST_BEND_SEMITONES);
  }

  /** As a factor of the depth at rest. */
  double modulationDepth() {
    return (double) values[MODULATION_DEPTH] / MODULATION_DEPTH_AT_REST;
  }

  double tuningSemitones() {
    return coarse(COARSE_TUNING) - 64 + (values[FINE_TUNING] - 8192) / 8192.0;
  }
}
