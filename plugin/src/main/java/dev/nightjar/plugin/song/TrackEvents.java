package dev.nightjar.plugin.song;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The events of one track in the order of their ticks, as columns that grow. */
final class TrackEvents {

  /** What an event is; it stands in the top byte of its word, what it says in the other three. */
  enum Kind {
    /** Status and data bytes from the lowest byte up. */
    CHANNEL(0),
    /** Microseconds a quarter note. */
    TEMPO(1),
    /** Which of {@link #exclusive}. */
    EXCLUSIVE(2);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    private static Kind of(int word) {
      return switch (word >>> 24) {
        case 0 -> CHANNEL;
        case 1 -> TEMPO;
        default -> EXCLUSIVE;
      };
    }
  }

  private static final int PAYLOAD = 0xff_ffff;
  private static final int FIRST_CAPACITY = 64;

  private final List<byte[]> exclusives = new ArrayList<>();
  private long[] ticks = new long[FIRST_CAPACITY];
  private int[] words = new int[FIRST_CAPACITY];
  private int size;
  private long endTick;

  int size() {
    return size;
  }

  long tick(int event) {
    return ticks[event];
  }

  Kind kind(int event) {
    return Kind.of(words[event]);
  }

  int payload(int event) {
    return words[event] & PAYLOAD;
  }

  /** The system exclusive message, F0 to F7, of an event of that kind. */
  byte[] exclusive(int event) {
    return exclusives.get(payload(event));
  }

  long endTick() {
    return endTick;
  }

  void end(long tick) {
    endTick = tick;
  }

  void add(long tick, Kind kind, int payload) {
    if (size == ticks.length) {
      ticks = Arrays.copyOf(ticks, 2 * size);
      words = Arrays.copyOf(words, 2 * size);
    }
    ticks[size] = tick;
    words[size] = (kind.code << 24) | payload;
    size++;
  }

  void addExclusive(long tick, byte[] message) {
    add(tick, Kind.EXCLUSIVE, exclusives.size());
    exclusives.add(message);
  }
}
