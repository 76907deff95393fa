package dev.nightjar.plugin.sidecar.memory;

import dev.nightjar.plugin.sidecar.PluginEvent;
import java.nio.ByteBuffer;

/** Reads events and refuses those that make no sense. [engine thread] */
final class EventReader {

  private static final PluginEvent.Type[] TYPES = PluginEvent.Type.values();
  private static final int MOST_CHANNEL = 15;
  private static final int MOST_KEY = 127;
  private static final int FIRST_STATUS = 0x80;
  private static final int SYSTEM_STATUS = 0xF0;
  private static final int HIGH_BITS = 0x80_80_00;

  private final ByteBuffer bytes;
  private final SegmentFormat format;

  EventReader(ByteBuffer bytes, SegmentFormat format) {
    this.bytes = bytes;
    this.format = format;
  }

  long frame(long number) {
    return bytes.getLong(place(number) + SegmentLayout.EVENT_FRAME);
  }

  boolean read(long number, PluginEvent into) {
    int at = place(number);
    long frame = bytes.getLong(at + SegmentLayout.EVENT_FRAME);
    int code = bytes.getShort(at + SegmentLayout.EVENT_TYPE) & 0xFFFF;
    int channel = bytes.getShort(at + SegmentLayout.EVENT_CHANNEL);
    int noteId = bytes.getInt(at + SegmentLayout.EVENT_NOTE_ID);
    double value = bytes.getDouble(at + SegmentLayout.EVENT_VALUE);
    int data = bytes.getInt(at + SegmentLayout.EVENT_DATA);
    int key = bytes.getShort(at + SegmentLayout.EVENT_KEY);
    if (code < 1 || code > TYPES.length || frame < 0) {
      return false;
    }
    PluginEvent.Type type = TYPES[code - 1];
    boolean sound =
        switch (type) {
          case NOTE_ON -> channel >= 0 && key >= 0 && isNote(channel, key, value);
          case NOTE_OFF -> isNote(channel, key, value);
          // What these leave open says nothing.
          case NOTE_CHOKE -> isNote(channel, key, 0);
          case MIDI -> isChannelMessage(data);
          case PARAMETER -> data >= 0 && data < format.parameterCount() && Double.isFinite(value);
          case NOTE_EXPRESSION ->
              data >= 0 && data < PluginEvent.expressions() && isNote(channel, key, value);
        };
    if (sound) {
      double finite = Double.isFinite(value) ? value : 0;
      into.set(frame, type, channel, key, Math.max(PluginEvent.ANY, noteId), data, finite);
    }
    return sound;
  }

  private static boolean isNote(int channel, int key, double value) {
    return channel >= PluginEvent.ANY
        && channel <= MOST_CHANNEL
        && key >= PluginEvent.ANY
        && key <= MOST_KEY
        && Double.isFinite(value);
  }

  private static boolean isChannelMessage(int data) {
    int status = data & 0xFF;
    return status >= FIRST_STATUS && status < SYSTEM_STATUS && (data & HIGH_BITS) == 0;
  }

  private int place(long number) {
    int slot = (int) (number & (format.eventSlots() - 1));
    return format.eventOffset() + slot * SegmentLayout.EVENT_BYTES;
  }
}
