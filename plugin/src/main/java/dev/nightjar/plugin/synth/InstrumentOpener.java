package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;
import java.io.IOException;
import java.util.List;

/** Where instruments come from. [not real-time] */
public interface InstrumentOpener {

  /** How an instrument will be played. */
  enum Mode {
    /** By hand: what isn't rendered in time sounds late. */
    LIVE,
    /** Into a file: rendering waits until all is there, and is the same every time. */
    OFFLINE
  }

  /**
   * A sound that can be asked for.
   *
   * @param category its family, as "piano" or "pad"
   * @param description one sentence
   */
  record PresetEntry(String name, String category, String description) {}

  /**
   * Looks whether a sound can be had, without the work of opening it.
   *
   * @throws IOException with a sentence, if its preset, tuning, model or precision isn't there
   */
  default void require(Sound sound) throws IOException {}

  /**
   * Makes an instrument that is ready to play; the caller closes it.
   *
   * @throws IOException with a sentence, if the preset, the tuning or the model can't be had
   */
  Instrument open(Sound sound, int sampleRateHz, Mode mode) throws IOException;

  /** All presets that have a name. */
  List<PresetEntry> presets() throws IOException;
}
