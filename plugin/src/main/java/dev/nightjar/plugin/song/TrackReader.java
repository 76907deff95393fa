package dev.nightjar.plugin.song;

import dev.nightjar.plugin.song.TrackEvents.Kind;
import java.io.ByteArrayOutputStream;

/**
 * Reads one track chunk (Standard MIDI Files 1.0, "MTrk events"). Running status outlives system
 * exclusive and meta events: the standard forbids it, some programs write it, and nothing else
 * could be meant.
 */
final class TrackReader {
  private static final int META = 0xff;
  private static final int END_OF_TRACK = 0x2f;
  private static final int SET_TEMPO = 0x51;
  private static final int TEMPO_BYTES = 3;
  private static final int EXCLUSIVE = 0xf0;
  private static final int CONTINUED = 0xf7;

  private final ByteCursor bytes;
  private final EventLimit limit;
  private final TrackEvents events = new TrackEvents();
  private final ByteArrayOutputStream exclusive = new ByteArrayOutputStream();
  private int runningStatus;
  private long tick;
  private boolean ended;

  private TrackReader(ByteCursor bytes, EventLimit limit) {
    this.bytes = bytes;
    this.limit = limit;
  }

  /** All events of a track up to its end; what follows that is left alone. */
  static TrackEvents read(ByteCursor bytes, EventLimit limit) throws MalformedException {
    TrackReader reader = new TrackReader(bytes, limit);
    while (!reader.ended) {
      if (bytes.left() == 0) {
        throw new MalformedException("does not end with an end-of-track event");
      }
      reader.event();
    }
    return reader.events;
  }

  private void event() throws MalformedException {
    tick += bytes.number();
    limit.count();
    int status = bytes.peek() >= 0x80 ? bytes.u8() : runningStatus;
    if (status == META) {
      meta();
    } else if (status == EXCLUSIVE || status == CONTINUED) {
      exclusive(status);
    } else if (status >= 0x80 && status < EXCLUSIVE) {
      runningStatus = status;
      channelMessage(status);
    } else if (status == 0) {
      throw new MalformedException("has data where an event should begin");
    } else {
      throw new MalformedException("has the event %02X, which no file may hold".formatted(status));
    }
  }

  private void channelMessage(int status) throws MalformedException {
    boolean single = status >= 0xc0 && status < 0xe0;
    int first = data();
    int second = single ? 0 : data();
    events.add(tick, Kind.CHANNEL, status | (first << 8) | (second << 16));
  }

  private int data() throws MalformedException {
    int value = bytes.u8();
    if (value > 0x7f) {
      throw new MalformedException("has an event that another one interrupts");
    }
    return value;
  }

  private void meta() throws MalformedException {
    int type = bytes.u8();
    int length = bytes.number();
    if (type == SET_TEMPO && length == TEMPO_BYTES) {
      int quarterMicroseconds = (bytes.u8() << 16) | bytes.u16();
      if (quarterMicroseconds == 0) {
        throw new MalformedException("sets an endless tempo: 0 microseconds a quarter note");
      }
      events.add(tick, Kind.TEMPO, quarterMicroseconds);
      return;
    }
    bytes.skip(length);
    if (type == END_OF_TRACK) {
      events.end(tick);
      ended = true;
    }
  }

  /** A message may come in several packets; what begins with F7 otherwise is for no instrument. */
  private void exclusive(int status) throws MalformedException {
    byte[] packet = bytes.take(bytes.number());
    if (status == EXCLUSIVE) {
      exclusive.reset();
      exclusive.write(EXCLUSIVE);
    } else if (exclusive.size() == 0) {
      return;
    }
    exclusive.writeBytes(packet);
    if (packet.length > 0 && (packet[packet.length - 1] & 0xff) == CONTINUED) {
      events.addExclusive(tick, exclusive.toByteArray());
      exclusive.reset();
    }
  }
}
