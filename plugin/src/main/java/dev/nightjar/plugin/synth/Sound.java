package dev.nightjar.plugin.synth;

import dev.nightjar.engine.model.Provider;
import java.nio.file.Path;

/**
 * How the instrument is to sound.
 *
 * @param model a model's name, or a package of instruments
 * @param precision of its weights
 * @param provider where it computes
 * @param preset a preset's name or file, for all channels; null for General MIDI's programs
 * @param tuning a Scala scale; null for equal temperament
 * @param keyboardMapping a Scala keyboard mapping; null for the usual one
 * @param polyphony voices at most; 0 for the instrument's own limit
 */
public record Sound(
    String model,
    String precision,
    Provider provider,
    String preset,
    Path tuning,
    Path keyboardMapping,
    int polyphony) {

  /** General MIDI with the model that ships with Nightjar. */
  public static final Sound GENERAL_MIDI =
      new Sound(SingInstruments.SHIPPED, SingInstruments.PRECISION, null, null, null, 0);

  /** Computed on the GPU if there is a usable one. */
  public Sound(
      String model,
      String precision,
      String preset,
      Path tuning,
      Path keyboardMapping,
      int polyphony) {
    this(model, precision, Provider.AUTO, preset, tuning, keyboardMapping, polyphony);
  }

  /** The same with another preset. */
  public Sound withPreset(String other) {
    return new Sound(model, precision, provider, other, tuning, keyboardMapping, polyphony);
  }
}
