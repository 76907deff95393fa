package dev.nightjar.plugin.midi;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A lock-free ring of MIDI messages, each with the frame at which it is to take effect, from one
 * producer thread to one consumer thread. All is allocated beforehand; what finds no room is
 * dropped and counted.
 *
 * <p>Positions grow for ever. The producer publishes a message by releasing the write position
 * after its content, the consumer frees its place by releasing the read position (L. Lamport,
 * "Specifying Concurrent Program Modules", 1983, section 4).
 */
public final class EventRing {
  /** What {@link #nextFrame} says when nothing is waiting. */
  public static final long NONE = Long.MAX_VALUE;

  private static final int EVENTS = 1 << 12;
  private static final int BYTES = 1 << 16;
  private static final int EXCLUSIVE = 0xf0;

  private final long[] frames = new long[EVENTS];
  private final int[] messages = new int[EVENTS];
  private final byte[] bytes = new byte[BYTES];
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong bytesRead = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private volatile boolean closed;

  /** Used by the producer alone. */
  private long bytesWritten;

  /**
   * Puts a channel message. Wait-free; for the one producer thread.
   *
   * @param message status, first and second data byte from the lowest byte up
   * @return whether there was room
   */
  public boolean put(long frame, int message) {
    long position = written.getPlain();
    if (position - read.getAcquire() == EVENTS) {
      return drop();
    }
    int at = (int) position & (EVENTS - 1);
    frames[at] = frame;
    messages[at] = message;
    written.setRelease(position + 1);
    return true;
  }

  /**
   * Puts a system exclusive message, F0 to F7. Wait-free; for the one producer thread.
   *
   * @param message copied
   * @param length bytes of it
   * @return whether there was room
   */
  public boolean putExclusive(long frame, byte[] message, int length) {
    if (bytesWritten - bytesRead.getAcquire() + length > BYTES) {
      return drop();
    }
    for (int i = 0; i < length; i++) {
      bytes[(int) (bytesWritten + i) & (BYTES - 1)] = message[i];
    }
    if (!put(frame, EXCLUSIVE | (length << 8))) {
      return false;
    }
    bytesWritten += length;
    return true;
  }

  /** The frame of the next message; {@link #NONE} without one. For the one consumer thread. */
  public long nextFrame() {
    long position = read.getPlain();
    return position == written.getAcquire() ? NONE : frames[(int) position & (EVENTS - 1)];
  }

  /** Whether the next message is a system exclusive one. For the one consumer thread. */
  public boolean nextIsExclusive() {
    return (head() & 0xff) == EXCLUSIVE;
  }

  /** Takes the next channel message. For the one consumer thread. */
  public int take() {
    int message = head();
    read.setRelease(read.getPlain() + 1);
    return message;
  }

  /** Takes the next message, a system exclusive one, as an array of its own. Allocates. */
  public byte[] takeExclusive() {
    byte[] message = new byte[take() >>> 8];
    long from = bytesRead.getPlain();
    for (int i = 0; i < message.length; i++) {
      message[i] = bytes[(int) (from + i) & (BYTES - 1)];
    }
    bytesRead.setRelease(from + message.length);
    return message;
  }

  /** Tells that nothing will be put any more. [any thread], after the producer has ended */
  public void close() {
    closed = true;
  }

  /** Whether nothing waits and nothing will. For the one consumer thread. */
  public boolean finished() {
    return closed && nextFrame() == NONE;
  }

  /** Messages that found no room. [any thread] */
  public long dropped() {
    return dropped.get();
  }

  private int head() {
    return messages[(int) read.getPlain() & (EVENTS - 1)];
  }

  private boolean drop() {
    dropped.lazySet(dropped.getPlain() + 1);
    return false;
  }
}
