package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What system exclusive messages have set and an instrument that comes later must be told: the
 * device's volume, balance and tuning, and the tuning standard's keys and scales. Of messages that
 * set the same the last one is kept. [engine thread]
 */
final class ExclusiveState {
  private static final int NON_REAL_TIME = 0x7e;
  private static final int REAL_TIME = 0x7f;
  private static final int DEVICE_CONTROL = 0x04;
  private static final int TUNING = 0x08;
  private static final int SHORTEST = 7;

  /** More than 128 dumps of a tuning; the oldest goes first. */
  private static final int MOST_BYTES = 1 << 16;

  private final Map<ByteBuffer, byte[]> kept = new LinkedHashMap<>();
  private int bytes;

  /** Takes note of a message, F0 to F7. */
  void follow(byte[] message) {
    if (message.length < SHORTEST || message.length > MOST_BYTES) {
      return;
    }
    boolean device = message[1] == REAL_TIME && message[3] == DEVICE_CONTROL;
    boolean tuning =
        (message[1] == REAL_TIME || message[1] == NON_REAL_TIME) && message[3] == TUNING;
    if (device || tuning) {
      keep(ByteBuffer.wrap(Arrays.copyOf(message, device ? 5 : whatTuningSets(message))), message);
    }
  }

  /** As if nothing had ever come. */
  void forget() {
    kept.clear();
    bytes = 0;
  }

  /** Tells an instrument, in the order in which it came. */
  void restore(Instrument instrument) {
    for (byte[] message : kept.values()) {
      instrument.systemExclusive(message.clone());
    }
  }

  /** Bytes that say what is set; those behind them say how. Single keys differ in all they say. */
  private static int whatTuningSets(byte[] message) {
    return switch (message[4]) {
      case 0x01 -> 6;
      case 0x04 -> 7;
      case 0x08, 0x09 -> Math.min(8, message.length);
      default -> message.length;
    };
  }

  private void keep(ByteBuffer key, byte[] message) {
    forget(key);
    kept.put(key, message.clone());
    bytes += message.length;
    while (bytes > MOST_BYTES) {
      forget(kept.keySet().iterator().next());
    }
  }

  private void forget(ByteBuffer key) {
    byte[] before = kept.remove(key);
    bytes -= before == null ? 0 : before.length;
  }
}
