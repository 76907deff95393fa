package dev.nightjar.plugin.api;

import java.util.Arrays;

/**
 * Events that are put in one after the other, by their frames; for hosts, and for tests of
 * plug-ins. Allocates only when there are more than ever before. One thread at a time.
 */
public final class EventList implements Events {
  private static final int USUAL = 64;

  private int count;
  private int[] frames = new int[USUAL];
  private Kind[] kinds = new Kind[USUAL];
  private int[] places = new int[USUAL];
  private int[] noteIds = new int[USUAL];
  private Expression[] expressions = new Expression[USUAL];
  private int[] messages = new int[USUAL];
  private double[] values = new double[USUAL];

  /** Takes all out. */
  public void clear() {
    count = 0;
  }

  /** A key goes down, with a velocity above 0, up to 1. */
  public EventList noteOn(int frame, int channel, int key, double velocity) {
    return add(frame, Kind.NOTE_ON, channel, key, -1, velocity);
  }

  /** A key goes up. */
  public EventList noteOff(int frame, int channel, int key) {
    return add(frame, Kind.NOTE_OFF, channel, key, -1, 0);
  }

  /** Something about a note: any kind but {@link Events.Kind#MIDI} and an expression. */
  public EventList add(int frame, Kind kind, int channel, int key, int noteId, double value) {
    put(frame, kind, channel, key, noteId, 0, value);
    return this;
  }

  /** A MIDI message: status, first and second data byte from the lowest byte up. */
  public EventList midi(int frame, int message) {
    put(frame, Kind.MIDI, message & 0xf, -1, -1, message, 0);
    return this;
  }

  /** One note changes while it sounds. */
  public EventList expression(
      int frame, int channel, int key, int noteId, Expression what, double value) {
    put(frame, Kind.EXPRESSION, channel, key, noteId, 0, value);
    expressions[count - 1] = what;
    return this;
  }

  private void put(
      int frame, Kind kind, int channel, int key, int noteId, int message, double value) {
    if (count == frames.length) {
      grow();
    }
    frames[count] = frame;
    kinds[count] = kind;
    places[count] = channel << 16 | (key & 0xffff);
    noteIds[count] = noteId;
    messages[count] = message;
    values[count] = value;
    count++;
  }

  private void grow() {
    int more = 2 * count;
    frames = Arrays.copyOf(frames, more);
    kinds = Arrays.copyOf(kinds, more);
    places = Arrays.copyOf(places, more);
    noteIds = Arrays.copyOf(noteIds, more);
    expressions = Arrays.copyOf(expressions, more);
    messages = Arrays.copyOf(messages, more);
    values = Arrays.copyOf(values, more);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int frame(int event) {
    return frames[checked(event)];
  }

  @Override
  public Kind kind(int event) {
    return kinds[checked(event)];
  }

  @Override
  public int channel(int event) {
    return places[checked(event)] >> 16;
  }

  @Override
  public int key(int event) {
    return (short) places[checked(event)];
  }

  @Override
  public int noteId(int event) {
    return noteIds[checked(event)];
  }

  @Override
  public double value(int event) {
    return values[checked(event)];
  }

  @Override
  public int message(int event) {
    return kind(event) == Kind.MIDI ? messages[event] : 0;
  }

  @Override
  public Expression expression(int event) {
    return kind(event) == Kind.EXPRESSION ? expressions[event] : null;
  }

  private int checked(int event) {
    if (event < 0 || event >= count) {
      throw new IndexOutOfBoundsException("Event " + event + " of " + count + ".");
    }
    return event;
  }
}
