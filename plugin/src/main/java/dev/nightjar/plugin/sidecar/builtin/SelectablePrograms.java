package dev.nightjar.plugin.sidecar.builtin;

import dev.nightjar.engine.instrument.Programs;
import dev.nightjar.engine.preset.Preset;
import dev.nightjar.engine.preset.PresetException;
import dev.nightjar.engine.preset.PresetLibrary;
import java.util.ArrayList;
import java.util.List;

/** General MIDI, or one preset on all channels, whichever was chosen last. [engine thread] */
final class SelectablePrograms implements Programs {

  private final Programs generalMidi;
  private final List<Programs> all = new ArrayList<>();
  private Programs chosen;

  SelectablePrograms(PresetLibrary library) throws PresetException {
    generalMidi = Programs.generalMidi(library);
    all.add(generalMidi);
    // In the order of their names, as the plug-in's own table has them.
    for (String name : library.names().stream().sorted().toList()) {
      all.add(Programs.always(library.get(name)));
    }
    chosen = generalMidi;
  }

  /** How many there are to choose from. */
  int count() {
    return all.size();
  }

  /**
   * Chooses.
   *
   * @param number 0 for General MIDI, or the place of a preset in the order of all names, from 1
   */
  void choose(int number) {
    chosen = all.get(number);
  }

  @Override
  public Preset preset(int channel, int bank, int program) {
    return chosen.preset(channel, bank, program);
  }

  @Override
  public boolean drums(int channel, int bank, int program) {
    return chosen.drums(channel, bank, program);
  }
}
