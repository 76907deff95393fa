package dev.nightjar.engine.midi;

import java.util.Arrays;

/** Where one channel's controllers, wheels and pressures stand. [engine thread] */
final class Channel {

  private static final int CENTRE = 8192;
  private static final int NONE = -1;

  private static final int BEND_RANGE = 2;
  private static final int MEMBER_BEND_RANGE = 48;

  final HeldKeys keys;
  final RegisteredParameters parameters = new RegisteredParameters();

  private final byte[] values = new byte[Controller.ALL_SOUND_OFF];
  private final byte[] keyPressures = new byte[128];
  private final int number;
  private int pressure;
  private int bend;
  private int program;

  Channel(int number, NoteListener listener) {
    this.number = number;
    keys = new HeldKeys(number, listener);
    reset();
  }

  int number() {
    return number;
  }

  void reset() {
    parameters.reset();
    values[Controller.BANK] = 0;
    values[Controller.BANK + Controller.FINE] = 0;
    program = NONE;
    begin(false);
  }

  /**
   * Everything at rest but program, tuning and the parameter selected, as when a zone is made.
   *
   * @param member of a zone: wider bend, and a volume that leaves the master's as it is
   */
  void begin(boolean member) {
    for (int controller = 0; controller < values.length; controller++) {
      if (controller != Controller.BANK && controller != Controller.BANK + Controller.FINE) {
        values[controller] = (byte) Controller.rest(controller);
      }
    }
    if (member) {
      values[Controller.VOLUME] = 127;
    }
    parameters.bendRange(member ? MEMBER_BEND_RANGE : BEND_RANGE);
    centre();
  }

  /** Controller 121. */
  void resetControllers() {
    for (int number = 0; number < values.length; number++) {
      if (!Controller.outlivesReset(number)) {
        values[number] = (byte) Controller.rest(number);
      }
    }
    parameters.unselect();
    centre();
  }

  private void centre() {
    bend = CENTRE;
    pressure = 0;
    Arrays.fill(keyPressures, (byte) 0);
  }

  void move(int controller, int value) {
    values[controller] = (byte) value;
    // A bank's two parts come in any order.
    if (controller > Controller.BANK && controller < Controller.FINE) {
      values[controller + Controller.FINE] = 0;
    }
  }

  float controller(int number) {
    if (number < 0 || number >= values.length) {
      return 0;
    }
    return number < Controller.FINE
        ? Math.min(127, values[number] + values[number + Controller.FINE] / 128f)
        : values[number];
  }

  void bend(int value) {
    bend = value;
  }

  /** From the wheel and the channel's tuning. */
  double bendSemitones() {
    double swing = bend < CENTRE ? CENTRE : CENTRE - 1;
    return (bend - CENTRE) / swing * parameters.bendRangeSemitones() + parameters.tuningSemitones();
  }

  void pressure(int value) {
    pressure = value;
  }

  float pressure() {
    return pressure / 127f;
  }

  void keyPressure(int key, int value) {
    keyPressures[key] = (byte) value;
  }

  float keyPressure(int key) {
    return keyPressures[key] / 127f;
  }

  void program(int number) {
    program = number;
  }

  /** The program last asked for, negative if none. */
  int program() {
    return program;
  }

  int bank() {
    return values[Controller.BANK] << 7 | values[Controller.BANK + Controller.FINE];
  }
}
