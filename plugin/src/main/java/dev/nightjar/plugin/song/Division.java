package dev.nightjar.plugin.song;

/**
 * How long a tick is: a share of a quarter note, whose length the tempo sets, or of a frame of
 * film.
 *
 * @param ticks a quarter note's or a second's, above 0
 * @param ofSeconds whether tempo has no say
 */
record Division(double ticks, boolean ofSeconds) {
  private static final double DROP_FRAMES_A_SECOND = 30_000 / 1_001.0;

  /** From the header's 16 bits (Standard MIDI Files 1.0, "Header Chunks"). */
  static Division of(int word) throws MalformedException {
    if (word < 0x8000) {
      if (word == 0) {
        throw new MalformedException("has quarter notes of no ticks");
      }
      return new Division(word, false);
    }
    int framesASecond = -(byte) (word >> 8);
    int ticksAFrame = word & 0xff;
    if (ticksAFrame == 0) {
      throw new MalformedException("has film frames of no ticks");
    }
    return switch (framesASecond) {
      case 24, 25, 30 -> new Division(framesASecond * ticksAFrame, true);
      case 29 -> new Division(DROP_FRAMES_A_SECOND * ticksAFrame, true);
      default -> throw new MalformedException("counts %d frames a second".formatted(framesASecond));
    };
  }

  /** Seconds a tick at a tempo. */
  double tickSeconds(int quarterMicroseconds) {
    return ofSeconds ? 1 / ticks : quarterMicroseconds * 1e-6 / ticks;
  }
}
