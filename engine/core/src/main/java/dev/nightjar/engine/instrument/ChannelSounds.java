package dev.nightjar.engine.instrument;

import dev.nightjar.engine.preset.Preset;

/** The sound that each channel plays. [engine thread] */
final class ChannelSounds {

  static final int CHANNELS = 16;

  private final Programs programs;
  private final NoteRenderer renderer;
  private final Sound[] sounds = new Sound[CHANNELS];

  /**
   * All channels at program 0 of bank 0.
   *
   * @throws IllegalArgumentException if the renderer lacks an instrument of theirs
   */
  ChannelSounds(Programs programs, NoteRenderer renderer) {
    this.programs = programs;
    this.renderer = renderer;
    for (int channel = 0; channel < CHANNELS; channel++) {
      change(channel, 0, 0);
    }
  }

  /**
   * As a program says; a program that can't be played leaves the channel as it is.
   *
   * @return whether it can be played
   */
  boolean programChange(int channel, int bank, int program) {
    try {
      change(channel, bank, program);
      return true;
    } catch (RuntimeException missing) {
      // What a stream of MIDI asks for must never stop the music.
      return false;
    }
  }

  Sound of(int channel) {
    return sounds[channel];
  }

  private void change(int channel, int bank, int program) {
    Preset preset = programs.preset(channel, bank, program);
    boolean drums = programs.drums(channel, bank, program);
    Sound now = sounds[channel];
    if (now == null || !now.preset().equals(preset) || now.drums() != drums) {
      sounds[channel] = Sound.of(preset, drums, renderer);
    }
  }
}
