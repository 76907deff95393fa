package dev.nightjar.plugin.sidecar;

/** Something that happens at a frame of a block. Used again and again by its reader. */
public final class PluginEvent {

  /** What happens. */
  public enum Type {
    /** Channel, key, note id; the value is the velocity, 0 to 1. */
    NOTE_ON,
    /** Channel, key, note id; the value is the release velocity, 0 to 1. */
    NOTE_OFF,
    /** Channel, key, note id: the note ends at once. */
    NOTE_CHOKE,
    /** The data is a channel message: status, first and second byte from the lowest byte up. */
    MIDI,
    /** The data is a parameter's index, the value its plain value. */
    PARAMETER,
    /** Channel, key, note id; the data is an {@link Expression}'s place, the value its value. */
    NOTE_EXPRESSION
  }

  /** What moves with one note alone. */
  public enum Expression {
    /** Gain, 0 to 4. */
    VOLUME,
    /** 0 left, 1 right. */
    PAN,
    /** Semitones. */
    TUNING,
    /** 0 to 1. */
    VIBRATO,
    /** 0 to 1. */
    EXPRESSION,
    /** 0 to 1. */
    BRIGHTNESS,
    /** 0 to 1. */
    PRESSURE
  }

  /** Any channel, any key, no note id. */
  public static final int ANY = -1;

  private long frame;
  private Type type = Type.MIDI;
  private int channel;
  private int key;
  private int noteId;
  private int data;
  private double value;

  /** Describes something else from now on. [engine thread] */
  public void set(
      long newFrame,
      Type newType,
      int newChannel,
      int newKey,
      int newNoteId,
      int newData,
      double newValue) {
    frame = newFrame;
    type = newType;
    channel = newChannel;
    key = newKey;
    noteId = newNoteId;
    data = newData;
    value = newValue;
  }

  /** Frame of the whole stream, from 0. */
  public long frame() {
    return frame;
  }

  /** What happens. */
  public Type type() {
    return type;
  }

  /** 0 to 15, or {@link #ANY}; always a channel for a note that begins. */
  public int channel() {
    return channel;
  }

  /** 0 to 127, or {@link #ANY}; always a key for a note that begins. */
  public int key() {
    return key;
  }

  /** 0 or more, or {@link #ANY}. */
  public int noteId() {
    return noteId;
  }

  /** See {@link Type}. */
  public int data() {
    return data;
  }

  /** See {@link Type}; finite. */
  public double value() {
    return value;
  }

  /** Which expression; only of an event of that type. */
  public Expression expression() {
    return EXPRESSIONS[data];
  }

  private static final Expression[] EXPRESSIONS = Expression.values();

  /** How many kinds of expression there are. */
  public static int expressions() {
    return EXPRESSIONS.length;
  }
}
