package dev.nightjar.plugin.song;

/** A song: messages in the order of their times. Immutable. */
public final class Song {
  private final double[] seconds;
  private final int[] messages;
  private final byte[][] exclusives;
  private final double length;
  private final int notes;

  /**
   * Takes the arrays over.
   *
   * @param messages status and data bytes from the lowest byte up
   * @param exclusives system exclusive messages where not null, instead of {@code messages}
   */
  Song(double[] seconds, int[] messages, byte[][] exclusives, double length) {
    this.seconds = seconds;
    this.messages = messages;
    this.exclusives = exclusives;
    this.length = length;
    int found = 0;
    for (int event = 0; event < messages.length; event++) {
      boolean noteOn = exclusives[event] == null && (messages[event] & 0xf0) == 0x90;
      found += noteOn && messages[event] >> 16 > 0 ? 1 : 0;
    }
    notes = found;
  }

  /** How many messages it has. [any thread] */
  public int events() {
    return messages.length;
  }

  /** How many notes begin in it. [any thread] */
  public int notes() {
    return notes;
  }

  /** When its last track ends, in seconds. [any thread] */
  public double seconds() {
    return length;
  }

  /** When a message comes, in seconds from the song's begin; never before the one before. */
  public double seconds(int event) {
    return seconds[event];
  }

  /** A channel message: status, first and second data byte from the lowest byte up. */
  public int message(int event) {
    return messages[event];
  }

  /** The system exclusive message, F0 to F7, that stands here; null for a channel message. */
  public byte[] systemExclusive(int event) {
    return exclusives[event];
  }
}
