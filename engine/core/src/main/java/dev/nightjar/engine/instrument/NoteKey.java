package dev.nightjar.engine.instrument;

/** A {@link NoteRequest} packed into one number, so that looking it up allocates nothing. */
final class NoteKey {

  /** No note. */
  static final long NONE = -1;

  private NoteKey() {}

  /** Requests that sound the same get the same key: a morph that has arrived is the other one. */
  static long of(int instrument, int other, int morph, int pitch, int velocity) {
    int from = morph == 16 ? other : instrument;
    int to = morph == 0 || morph == 16 ? from : other;
    int sixteenths = from == to ? 0 : morph;
    return (((long) from << 16 | to) << 5 | sixteenths) << 14 | (long) pitch << 7 | velocity;
  }

  static NoteRequest request(long key) {
    return new NoteRequest(
        (int) (key >>> 35),
        (int) (key >>> 19) & 0xFFFF,
        (int) (key >>> 14) & 0x1F,
        pitch(key),
        (int) key & 0x7F);
  }

  static int pitch(long key) {
    return (int) (key >>> 7) & 0x7F;
  }
}
