package dev.nightjar.examples.dusk;

/**
 * How high keys sound and how far the wheel bends them. MIDI sets both (registered parameters 0 and
 * 2) and no knob does: so they go into the chunk that a song keeps.
 */
final class Tuning {
  private static final int VERSION = 1;
  private static final int BYTES = 3;
  private static final int MOST_BEND = 24;
  private static final int MOST_TRANSPOSE = 24;
  private static final int BEND_RANGE = 0;
  private static final int COARSE_TUNING = 2;
  private static final int NONE = 0x3fff;
  private static final int MIDDLE = 64;
  private static final int WHEEL_MIDDLE = 8192;

  private int registered = NONE;
  private int bendSemitones = 2;
  private int transposeSemitones;
  private int wheel = WHEEL_MIDDLE;
  private double factor = 1;

  /** What frequencies are multiplied by. */
  double factor() {
    return factor;
  }

  /**
   * The wheel has moved.
   *
   * @param position 0 to 16,383
   */
  void bend(int position) {
    wheel = position;
    update();
  }

  /** A controller has moved; most mean nothing here. */
  void control(int number, int value) {
    switch (number) {
      case 98, 99 -> registered = NONE;
      case 100 -> registered = (registered & 0x3f80) | value;
      case 101 -> registered = (registered & 0x7f) | value << 7;
      case 6 -> enter(value);
      default -> {}
    }
  }

  private void enter(int value) {
    if (registered == BEND_RANGE) {
      bendSemitones = Math.min(MOST_BEND, value);
    } else if (registered == COARSE_TUNING) {
      transposeSemitones = Math.max(-MOST_TRANSPOSE, Math.min(MOST_TRANSPOSE, value - MIDDLE));
    }
    update();
  }

  private void update() {
    double bent = (double) bendSemitones * (wheel - WHEEL_MIDDLE) / WHEEL_MIDDLE;
    factor = Math.pow(2, (transposeSemitones + bent) / 12);
  }

  /** All but where the wheel is. */
  byte[] bytes() {
    return new byte[] {VERSION, (byte) bendSemitones, (byte) transposeSemitones};
  }

  /** As {@link #bytes} gave it; throws and changes nothing if it is anything else. */
  void restore(byte[] bytes, int count) {
    if (count != BYTES
        || bytes[0] != VERSION
        || bytes[1] < 0
        || bytes[1] > MOST_BEND
        || Math.abs(bytes[2]) > MOST_TRANSPOSE) {
      throw new IllegalArgumentException("this is no tuning of Dusk");
    }
    bendSemitones = bytes[1];
    transposeSemitones = bytes[2];
    update();
  }
}
