package dev.nightjar.engine.midi;

import java.util.Arrays;
import java.util.EnumMap;

/**
 * What MIDI says of each note, and on top of it what was set for all notes, or for one. A note is
 * its channel and key; whoever begins a note there begins with nothing on top. [engine thread]
 */
public final class NoteControls implements ChannelControls {

  private static final int KEYS = 128;
  private static final int NOTES = 16 * KEYS;
  private static final float MIDDLE = 64;
  private static final float FULL = 127;
  private static final int MODULATION = 1;

  private final ChannelControls controls;
  private final float[] trims = new float[KEYS];
  private double tuning;
  private final EnumMap<NoteExpression, float[]> expressions = new EnumMap<>(NoteExpression.class);
  private final float[] volume;
  private final float[] pan;
  private final float[] noteTuning;
  private final float[] vibrato;
  private final float[] expression;
  private final float[] brightness;
  private final float[] pressure;

  /** With nothing on top. */
  public NoteControls(ChannelControls controls) {
    this.controls = controls;
    for (NoteExpression kind : NoteExpression.values()) {
      float[] values = new float[NOTES];
      Arrays.fill(values, kind.rest());
      expressions.put(kind, values);
    }
    volume = expressions.get(NoteExpression.VOLUME);
    pan = expressions.get(NoteExpression.PAN);
    noteTuning = expressions.get(NoteExpression.TUNING);
    vibrato = expressions.get(NoteExpression.VIBRATO);
    expression = expressions.get(NoteExpression.EXPRESSION);
    brightness = expressions.get(NoteExpression.BRIGHTNESS);
    pressure = expressions.get(NoteExpression.PRESSURE);
  }

  /** Moves all notes. */
  public void trim(Trim trim, float value) {
    if (trim == Trim.TUNING) {
      tuning = value;
    } else {
      trims[trim.controller()] = MIDDLE * value;
    }
  }

  /** Moves one note. */
  public void express(int channel, int key, NoteExpression kind, float value) {
    expressions.get(kind)[note(channel, key)] = value;
  }

  /** A note begins: nothing is on top of it. */
  public void begin(int channel, int key) {
    int note = note(channel, key);
    volume[note] = NoteExpression.VOLUME.rest();
    pan[note] = NoteExpression.PAN.rest();
    noteTuning[note] = NoteExpression.TUNING.rest();
    vibrato[note] = NoteExpression.VIBRATO.rest();
    expression[note] = NoteExpression.EXPRESSION.rest();
    brightness[note] = NoteExpression.BRIGHTNESS.rest();
    pressure[note] = NoteExpression.PRESSURE.rest();
  }

  @Override
  public double bendSemitones(int channel) {
    return controls.bendSemitones(channel);
  }

  @Override
  public double bendSemitones(int channel, int key) {
    return controls.bendSemitones(channel) + tuning + noteTuning[note(channel, key)];
  }

  @Override
  public double modulationDepth(int channel) {
    return controls.modulationDepth(channel);
  }

  @Override
  public double pitch(int channel, int key) {
    return controls.pitch(channel, key) + tuning + noteTuning[note(channel, key)];
  }

  @Override
  public float gain(int channel) {
    return controls.gain(channel);
  }

  @Override
  public float gain(int channel, int key) {
    int note = note(channel, key);
    return controls.gain(channel) * volume[note] * expression[note] * expression[note];
  }

  @Override
  public float pan(int channel) {
    return controls.pan(channel);
  }

  @Override
  public float pan(int channel, int key) {
    return controls.pan(channel) + 2 * (pan[note(channel, key)] - NoteExpression.PAN.rest());
  }

  @Override
  public float controller(int channel, int number) {
    return controls.controller(channel, number);
  }

  @Override
  public float controller(int channel, int key, int number) {
    float value = controls.controller(channel, number) + trims[number];
    if (number == MODULATION) {
      value += FULL * vibrato[note(channel, key)];
    } else if (number == Trim.CUTOFF.controller()) {
      value += 2 * MIDDLE * (brightness[note(channel, key)] - NoteExpression.BRIGHTNESS.rest());
    }
    return Math.max(0, Math.min(FULL, value));
  }

  @Override
  public float channelPressure(int channel) {
    return controls.channelPressure(channel);
  }

  @Override
  public float pressure(int channel, int key) {
    return Math.max(controls.pressure(channel, key), pressure[note(channel, key)]);
  }

  private static int note(int channel, int key) {
    return channel * KEYS + key;
  }
}
