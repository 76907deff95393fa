package dev.nightjar.engine.instrument;

import dev.nightjar.engine.midi.ChannelControls;
import dev.nightjar.engine.midi.MidiInput;
import dev.nightjar.engine.midi.NoteControls;
import dev.nightjar.engine.midi.NoteListener;

/** Takes MIDI, and what a host says besides, for one listener. [engine thread] */
final class HostInput {

  private static final int CHANNELS = 16;
  private static final int NOTE_OFF = 0x80;
  private static final int NOTE_ON = 0x90;
  private static final int CONTROL = 0xB0;
  private static final int ALL_SOUND_OFF = 120;
  private static final int RESET_CONTROLLERS = 121;

  private final MidiInput midi;
  private final NoteControls controls;

  HostInput(NoteListener listener) {
    midi = new MidiInput(listener);
    controls = new NoteControls(midi);
  }

  /** What all that was taken makes of the controls. */
  ChannelControls controls() {
    return controls;
  }

  /** The MIDI alone. */
  MidiInput midi() {
    return midi;
  }

  /**
   * Takes a message; a choked note ends as one whose key is let go.
   *
   * @param message of a channel, or a {@link HostMessage}
   * @param value that a host's message brings
   */
  void take(int message, float value) {
    int channel = HostMessage.channel(message);
    int key = HostMessage.key(message);
    if (HostMessage.isTrim(message)) {
      controls.trim(HostMessage.trim(message), value);
    } else if (HostMessage.isExpression(message)) {
      controls.express(channel, key, HostMessage.expression(message), value);
    } else if (HostMessage.isChoke(message)) {
      midi.message(NOTE_OFF | channel | key << 8);
    } else {
      if ((message & 0xF0) == NOTE_ON && (message >> 16 & 0x7F) > 0) {
        controls.begin(message & 0xF, message >> 8 & 0x7F);
      }
      midi.message(message);
    }
  }

  /** All notes end, and controllers rest; programs, tuning and trims stay. */
  void rest() {
    for (int channel = 0; channel < CHANNELS; channel++) {
      midi.message(CONTROL | channel | ALL_SOUND_OFF << 8);
      midi.message(CONTROL | channel | RESET_CONTROLLERS << 8);
    }
  }
}
