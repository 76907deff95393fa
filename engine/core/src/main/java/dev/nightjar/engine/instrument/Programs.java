package dev.nightjar.engine.instrument;

import dev.nightjar.engine.preset.Preset;
import dev.nightjar.engine.preset.PresetException;
import dev.nightjar.engine.preset.PresetLibrary;

/** Which preset a channel plays. Asked when a program changes, not for each note. */
public interface Programs {

  /** Channel 10, counted from 0. */
  int DRUM_CHANNEL = 9;

  /**
   * The preset of a program. [engine thread]
   *
   * @param channel 0 to 15
   * @param bank 0 to 16383
   * @param program 0 to 127
   */
  Preset preset(int channel, int bank, int program);

  /** Whether each key of the program is a sound of its own, which no key is transposed to. */
  boolean drums(int channel, int bank, int program);

  /** The same preset on every channel whatever the program; drums if that is its category. */
  static Programs always(Preset preset) {
    return new Programs() {
      @Override
      public Preset preset(int channel, int bank, int program) {
        return preset;
      }

      @Override
      public boolean drums(int channel, int bank, int program) {
        return preset.category().equals("drums");
      }
    };
  }

  /** What General MIDI calls for; channel 10 plays the drums. */
  static Programs generalMidi(PresetLibrary library) {
    return new Programs() {
      @Override
      public Preset preset(int channel, int bank, int program) {
        try {
          return channel == DRUM_CHANNEL ? library.drums() : library.forProgram(bank, program);
        } catch (PresetException missing) {
          throw new IllegalArgumentException(missing.getMessage(), missing);
        }
      }

      @Override
      public boolean drums(int channel, int bank, int program) {
        return preset(channel, bank, program).equals(library.drums());
      }
    };
  }
}
