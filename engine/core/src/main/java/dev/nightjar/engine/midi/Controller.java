package dev.nightjar.engine.midi;

/** Numbers of the controllers that mean something here. Source: MIDI 1.0, table III; GM2. */
final class Controller {

  static final int BANK = 0;
  static final int DATA_ENTRY = 6;
  static final int VOLUME = 7;
  static final int BALANCE = 8;
  static final int PAN = 10;
  static final int EXPRESSION = 11;

  /** From here on the fine parts of controllers 0 to 31. */
  static final int FINE = 32;

  static final int SUSTAIN = 64;
  static final int SOSTENUTO = 66;
  static final int SOFT = 67;

  /** Sound controllers, which rest in their middle. */
  static final int FIRST_SOUND = 70;

  static final int LAST_SOUND = 79;

  /** Effect depths. */
  static final int REVERB = 91;

  static final int LAST_EFFECT = 95;
  static final int DATA_INCREMENT = 96;
  static final int DATA_DECREMENT = 97;
  static final int UNREGISTERED_FINE = 98;
  static final int UNREGISTERED = 99;
  static final int REGISTERED_FINE = 100;
  static final int REGISTERED = 101;

  /** From here on messages that concern the channel as a whole. */
  static final int ALL_SOUND_OFF = 120;

  static final int RESET_CONTROLLERS = 121;

  /** From here to 127 all mean that notes end: all notes off, omni, mono and poly. */
  static final int ALL_NOTES_OFF = 123;

  /** The value from which a pedal is down. */
  static final int PEDAL_DOWN = 64;

  private Controller() {}

  /** Where a controller stands before it is moved. Source: GM2, section 3.3. */
  static int rest(int number) {
    return switch (number) {
      case VOLUME -> 100;
      case BALANCE, PAN -> 64;
      case EXPRESSION -> 127;
      case REVERB -> 40;
      default -> isSound(number) ? 64 : 0;
    };
  }

  static boolean isSound(int number) {
    return number >= FIRST_SOUND && number <= LAST_SOUND;
  }

  /** Whether "reset all controllers" leaves it alone. Source: RP-015. */
  static boolean outlivesReset(int number) {
    int coarse = number >= FINE && number < 2 * FINE ? number - FINE : number;
    return coarse == BANK
        || coarse == VOLUME
        || coarse == PAN
        || isSound(number)
        || (number >= REVERB && number <= LAST_EFFECT);
  }

  /** What a member channel's controller and that of its zone's master make together. */
  static float together(int number, float member, float master) {
    return switch (number) {
      case VOLUME, EXPRESSION -> member * master / 127;
      case BALANCE, PAN -> offset(member, master);
      default -> isSound(number) ? offset(member, master) : Math.max(member, master);
    };
  }

  private static float offset(float member, float master) {
    return Math.max(0, Math.min(127, member + master - 64));
  }
}
