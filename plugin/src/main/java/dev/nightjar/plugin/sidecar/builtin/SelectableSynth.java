package dev.nightjar.plugin.sidecar.builtin;

import dev.nightjar.engine.instrument.Instrument;
import dev.nightjar.engine.instrument.NoteRenderer;
import dev.nightjar.engine.instrument.Synth;
import dev.nightjar.engine.instrument.SynthSettings;
import dev.nightjar.engine.preset.Preset;
import dev.nightjar.engine.preset.PresetException;
import dev.nightjar.engine.preset.PresetLibrary;

/**
 * A synth whose preset, and how far it is morphed, are chosen from outside. What a channel's MIDI
 * asks for counts while the choice is General MIDI. [engine thread]
 */
final class SelectableSynth implements AutoCloseable {

  private static final int CHANNELS = 16;
  private static final int CONTROL_CHANGE = 0xB0;
  private static final int PROGRAM_CHANGE = 0xC0;
  private static final int BANK = 0;
  private static final int BANK_FINE = 32;
  private static final int FULL = 127;

  private final SelectablePrograms programs;
  private final Synth synth;
  private final int[] banks = new int[CHANNELS];
  private final int[] nextBanks = new int[CHANNELS];
  private final int[] numbers = new int[CHANNELS];
  private int choice;
  private double morph;

  /** Belongs to whoever makes it, with the renderer; if it can't be made, that is closed. */
  SelectableSynth(NoteRenderer renderer, PresetLibrary library, SynthSettings settings)
      throws PresetException {
    try {
      programs = new SelectablePrograms(library);
    } catch (PresetException | RuntimeException e) {
      renderer.close();
      throw e;
    }
    synth = new Synth(renderer, programs, settings);
  }

  /** The instrument; messages go to {@link #message}. */
  Instrument instrument() {
    return synth;
  }

  /** Takes a channel message. */
  void message(int message) {
    synth.message(message);
    int channel = message & 0xF;
    int first = message >> 8 & 0x7F;
    int second = message >> 16 & 0x7F;
    switch (message & 0xF0) {
      case CONTROL_CHANGE -> {
        if (first == BANK) {
          nextBanks[channel] = second << 7 | (nextBanks[channel] & 0x7F);
        } else if (first == BANK_FINE) {
          nextBanks[channel] = (nextBanks[channel] & ~0x7F) | second;
        }
      }
      case PROGRAM_CHANGE -> {
        banks[channel] = nextBanks[channel];
        numbers[channel] = first;
        if (morph > 0) {
          morph(channel);
        }
      }
      default -> {}
    }
  }

  /** Chooses, see {@link SelectablePrograms#choose}; numbers beyond count as the nearest. */
  void preset(int number) {
    int bounded = Math.max(0, Math.min(programs.count() - 1, number));
    if (bounded == choice) {
      return;
    }
    choice = bounded;
    programs.choose(bounded);
    for (int channel = 0; channel < CHANNELS; channel++) {
      synth.message(PROGRAM_CHANGE | channel | numbers[channel] << 8);
      if (morph > 0) {
        morph(channel);
      }
    }
  }

  /**
   * Morphs all presets that can.
   *
   * @param share 0 to 1
   */
  void morph(double share) {
    if (share != morph) {
      morph = share;
      for (int channel = 0; channel < CHANNELS; channel++) {
        morph(channel);
      }
    }
  }

  private void morph(int channel) {
    Preset preset = programs.preset(channel, banks[channel], numbers[channel]);
    int controller = preset.timbre().morphController();
    if (controller > 0) {
      int value = (int) Math.round(FULL * morph);
      synth.message(CONTROL_CHANGE | channel | controller << 8 | value << 16);
    }
  }

  /** Begins anew; what was chosen stays. */
  void reset() {
    synth.reset();
    if (morph > 0) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        morph(channel);
      }
    }
  }

  @Override
  public void close() {
    synth.close();
  }
}
