package dev.nightjar.plugin.midi;

import dev.nightjar.engine.midi.EventRing;

/**
 * Puts messages into a ring as they come in bytes: channel messages that the filter hears, system
 * exclusive ones when they are whole; all else is for no instrument. One thread at a time;
 * allocates nothing.
 */
public final class MessageIntake {
  private static final int MOST_EXCLUSIVE_BYTES = 1 << 14;
  private static final int EXCLUSIVE = 0xf0;
  private static final int END = 0xf7;

  private final EventRing ring;
  private final MidiFilter filter;
  private final byte[] exclusive = new byte[MOST_EXCLUSIVE_BYTES];
  private int exclusiveBytes;

  /** [not real-time] */
  public MessageIntake(EventRing ring, MidiFilter filter) {
    this.ring = ring;
    this.filter = filter;
  }

  /**
   * Takes a message, or a piece of an exclusive one. [audio thread]
   *
   * @param frame when it is to take effect
   */
  public void take(long frame, byte[] bytes, int length) {
    if (length == 0) {
      return;
    }
    int status = bytes[0] & 0xff;
    if (status >= 0x80 && status < EXCLUSIVE) {
      channelMessage(frame, bytes, length);
    } else if (status == EXCLUSIVE) {
      exclusiveBytes = 0;
      append(frame, bytes, 0, length);
    } else if (status == END && length > 1) {
      // Java Sound marks a piece that goes on by another F7 before it.
      append(frame, bytes, 1, length);
    } else if (status == END || status < 0x80) {
      append(frame, bytes, 0, length);
    }
  }

  private void channelMessage(long frame, byte[] bytes, int length) {
    int message = 0;
    for (int i = Math.min(length, 3) - 1; i >= 0; i--) {
      message = (message << 8) | (bytes[i] & 0xff);
    }
    if (filter.hears(message)) {
      ring.put(frame, message);
    }
  }

  /** What is too long is left out whole: it lacks its end then. */
  private void append(long frame, byte[] bytes, int from, int to) {
    boolean begun = exclusiveBytes > 0 || (bytes[from] & 0xff) == EXCLUSIVE;
    if (!begun || exclusiveBytes + to - from > exclusive.length) {
      exclusiveBytes = 0;
      return;
    }
    System.arraycopy(bytes, from, exclusive, exclusiveBytes, to - from);
    exclusiveBytes += to - from;
    if ((exclusive[exclusiveBytes - 1] & 0xff) == END) {
      ring.putExclusive(frame, exclusive, exclusiveBytes);
      exclusiveBytes = 0;
    }
  }
}
