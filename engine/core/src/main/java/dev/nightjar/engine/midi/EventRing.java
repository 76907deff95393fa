package dev.nightjar.engine.midi;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A lock-free ring of MIDI messages, each with the frame at which it is to take effect, from one
 * producer thread to one consumer thread. All is allocated beforehand; what finds no room is
 * dropped and counted. The producer is a thread of MIDI's or the [audio thread], the consumer the
 * [engine thread].
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

  private final long[] frames;
  private final int[] messages;
  private final byte[] bytes;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong bytesRead = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private volatile boolean closed;

  /** Used by the producer alone. */
  private long bytesWritten;

  /** With room for what people play: 4096 messages and 64 KB of system exclusive ones. */
  public EventRing() {
    this(EVENTS, BYTES);
  }

  /**
   * With room for so much.
   *
   * @param events messages, a power of 2
   * @param exclusiveBytes bytes of system exclusive messages, a power of 2
   * @throws IllegalArgumentException if one is none
   */
  public EventRing(int events, int exclusiveBytes) {
    if (Integer.bitCount(events) != 1 || Integer.bitCount(exclusiveBytes) != 1) {
      throw new IllegalArgumentException(
          "a ring of " + events + " events and " + exclusiveBytes + " bytes: powers of 2, please");
    }
    frames = new long[events];
    messages = new int[events];
    bytes = new byte[exclusiveBytes];
  }

  /**
   * Puts a channel message. Wait-free; for the one producer thread.
   *
   * @param message status, first and second data byte from the lowest byte up
   * @return whether there was room
   */
  public boolean put(long frame, int message) {
    long position = written.getPlain();
    if (position - read.getAcquire() == frames.length) {
      return drop();
    }
    int at = (int) position & (frames.length - 1);
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
    if (bytesWritten - bytesRead.getAcquire() + length > bytes.length) {
      return drop();
    }
    for (int i = 0; i < length; i++) {
      bytes[(int) (bytesWritten + i) & (bytes.length - 1)] = message[i];
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
    return position == written.getAcquire() ? NONE : frames[(int) position & (frames.length - 1)];
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
      message[i] = bytes[(int) (from + i) & (bytes.length - 1)];
    }
    bytesRead.setRelease(from + message.length);
    return message;
  }

  /** Messages put since the beginning. For the one consumer thread. */
  public long written() {
    return written.getAcquire();
  }

  /** Messages taken since the beginning. For the one consumer thread. */
  public long taken() {
    return read.getPlain();
  }

  /**
   * A message that waits, without taking it; a system exclusive one only by its status. For the one
   * consumer thread.
   *
   * @param position {@link #taken()} to below {@link #written()}
   */
  public int peek(long position) {
    return messages[(int) position & (frames.length - 1)];
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
    return messages[(int) read.getPlain() & (frames.length - 1)];
  }

  private boolean drop() {
    dropped.lazySet(dropped.getPlain() + 1);
    return false;
  }
}
