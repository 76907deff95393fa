package dev.nightjar.engine.instrument;

/** Messages that wait for the frame at which they take effect, in order. [engine thread] */
final class MessageQueue {

  private final long[] frames;
  private final int[] messages;
  private final float[] values;

  /** System exclusive messages; null for a message of a channel. */
  private final byte[][] exclusive;

  private int first;
  private int size;

  MessageQueue(int capacity) {
    frames = new long[capacity];
    messages = new int[capacity];
    values = new float[capacity];
    exclusive = new byte[capacity][];
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean isFull() {
    return size == frames.length;
  }

  /**
   * Puts a message behind all others; there must be room.
   *
   * @param value what a message that isn't MIDI's brings
   * @param systemExclusive null for any other message
   */
  void add(long frame, int message, float value, byte[] systemExclusive) {
    int place = (first + size) % frames.length;
    frames[place] = frame;
    messages[place] = message;
    values[place] = value;
    exclusive[place] = systemExclusive;
    size++;
  }

  /** When the first takes effect. */
  long frame() {
    return frames[first];
  }

  int message() {
    return messages[first];
  }

  float value() {
    return values[first];
  }

  byte[] systemExclusive() {
    return exclusive[first];
  }

  void remove() {
    exclusive[first] = null;
    first = (first + 1) % frames.length;
    size--;
  }

  /** The first frame before a bound at which a note begins or ends, the bound if there is none. */
  long nextNoteFrame(long bound) {
    for (int i = 0; i < size; i++) {
      int place = (first + i) % frames.length;
      if (frames[place] >= bound) {
        return bound;
      }
      if (exclusive[place] != null || concernsNotes(messages[place])) {
        return frames[place];
      }
    }
    return bound;
  }

  private static boolean concernsNotes(int message) {
    int kind = message & 0xF0;
    int number = message >> 8 & 0x7F;
    boolean pedal = number >= 64 && number <= 69;
    return HostMessage.concernsNotes(message)
        || kind == 0x80
        || kind == 0x90
        || (kind == 0xB0 && (pedal || number >= 120));
  }
}
