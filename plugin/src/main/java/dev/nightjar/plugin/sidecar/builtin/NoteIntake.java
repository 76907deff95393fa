package dev.nightjar.plugin.sidecar.builtin;

import dev.nightjar.engine.midi.NoteExpression;
import dev.nightjar.plugin.sidecar.PluginEvent;
import java.util.Arrays;

/**
 * Makes messages of a host's notes. A note is found by its number, or by its channel and key, any
 * of which may be left open. [engine thread]
 */
final class NoteIntake {

  private static final int NOTE_ON = 0x90;
  private static final int NOTE_OFF = 0x80;
  private static final int KEYS = 128;
  private static final int CHANNELS = 16;
  private static final int FULL = 127;
  private static final float MOST_GAIN = 4;
  private static final float MOST_SEMITONES = 120;

  private final SelectableSynth synth;

  /** The number of the note that began last at each channel and key, {@link #NEVER} for none. */
  private final int[] noteIds = new int[CHANNELS * KEYS];

  private static final int NEVER = -2;

  NoteIntake(SelectableSynth synth) {
    this.synth = synth;
    reset();
  }

  /** Forgets all notes. */
  void reset() {
    Arrays.fill(noteIds, NEVER);
  }

  /** Takes any event but a parameter's. */
  void take(PluginEvent event) {
    switch (event.type()) {
      case NOTE_ON -> begin(event);
      case MIDI -> midi(event.data());
      case NOTE_OFF, NOTE_CHOKE, NOTE_EXPRESSION -> concern(event);
      case PARAMETER -> {}
    }
  }

  private void begin(PluginEvent event) {
    noteIds[event.channel() * KEYS + event.key()] = event.noteId();
    synth.message(
        NOTE_ON | event.channel() | event.key() << 8 | Math.max(1, velocity(event.value())) << 16);
  }

  private void midi(int message) {
    boolean begins = (message & 0xF0) == NOTE_ON && message >>> 16 > 0;
    if (begins) {
      noteIds[(message & 0xF) * KEYS + (message >> 8 & 0x7F)] = PluginEvent.ANY;
    }
    synth.message(message);
  }

  private void concern(PluginEvent event) {
    if (event.channel() >= 0 && event.key() >= 0 && event.noteId() < 0) {
      act(event, event.channel(), event.key());
      return;
    }
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int key = 0; key < KEYS; key++) {
        if (matches(event, channel, key)) {
          act(event, channel, key);
        }
      }
    }
  }

  private boolean matches(PluginEvent event, int channel, int key) {
    int noteId = noteIds[channel * KEYS + key];
    if (noteId == NEVER) {
      return false;
    }
    // Those that began without a number are found by channel and key alone.
    boolean numbered = event.noteId() >= 0 && noteId >= 0;
    boolean placed = event.channel() >= 0 && event.key() >= 0;
    return (event.channel() < 0 || event.channel() == channel)
        && (event.key() < 0 || event.key() == key)
        && (numbered ? event.noteId() == noteId : event.noteId() < 0 || placed);
  }

  private void act(PluginEvent event, int channel, int key) {
    switch (event.type()) {
      case NOTE_OFF -> synth.message(NOTE_OFF | channel | key << 8 | velocity(event.value()) << 16);
      case NOTE_CHOKE -> synth.instrument().choke(channel, key);
      default -> express(event, channel, key);
    }
  }

  private void express(PluginEvent event, int channel, int key) {
    float value = (float) event.value();
    float share = Math.max(0, Math.min(1, value));
    var instrument = synth.instrument();
    switch (event.expression()) {
      case VOLUME ->
          instrument.express(
              channel, key, NoteExpression.VOLUME, Math.max(0, Math.min(MOST_GAIN, value)));
      case PAN -> instrument.express(channel, key, NoteExpression.PAN, share);
      case TUNING ->
          instrument.express(
              channel,
              key,
              NoteExpression.TUNING,
              Math.max(-MOST_SEMITONES, Math.min(MOST_SEMITONES, value)));
      case VIBRATO -> instrument.express(channel, key, NoteExpression.VIBRATO, share);
      case EXPRESSION -> instrument.express(channel, key, NoteExpression.EXPRESSION, share);
      case BRIGHTNESS -> instrument.express(channel, key, NoteExpression.BRIGHTNESS, share);
      case PRESSURE -> instrument.express(channel, key, NoteExpression.PRESSURE, share);
    }
  }

  private static int velocity(double share) {
    return (int) Math.round(FULL * Math.max(0, Math.min(1, share)));
  }
}
