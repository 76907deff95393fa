package dev.nightjar.plugin.song;

import java.util.Arrays;

/** Walks over a stretch of bytes, never beyond its end. */
final class ByteCursor {
  /** A variable-length number has 7 bits a byte (MIDI 1.0, Standard MIDI Files, p. 131). */
  private static final int MOST_NUMBER_BYTES = 4;

  private final byte[] bytes;
  private final int end;
  private int position;

  ByteCursor(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private ByteCursor(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  int left() {
    return end - position;
  }

  /** The next byte, which stays where it is; -1 at the end. */
  int peek() {
    return position < end ? bytes[position] & 0xff : -1;
  }

  int u8() throws MalformedException {
    if (position == end) {
      throw new MalformedException("ends in the middle of an event");
    }
    return bytes[position++] & 0xff;
  }

  int u16() throws MalformedException {
    return (u8() << 8) | u8();
  }

  long u32() throws MalformedException {
    return ((long) u16() << 16) | u16();
  }

  /** A number of 1 to 4 bytes, 0 to 2^28 - 1. */
  int number() throws MalformedException {
    int value = 0;
    for (int i = 0; i < MOST_NUMBER_BYTES; i++) {
      int next = u8();
      value = (value << 7) | (next & 0x7f);
      if (next < 0x80) {
        return value;
      }
    }
    throw new MalformedException("has a number of more than four bytes");
  }

  /** The next bytes, copied. */
  byte[] take(int count) throws MalformedException {
    skip(count);
    return Arrays.copyOfRange(bytes, position - count, position);
  }

  /** The next bytes as a stretch of their own. */
  ByteCursor slice(int count) throws MalformedException {
    skip(count);
    return new ByteCursor(bytes, position - count, position);
  }

  void skip(int count) throws MalformedException {
    if (count > left()) {
      throw new MalformedException(
          "has a piece of %d bytes where only %d are left".formatted(count, left()));
    }
    position += count;
  }
}
