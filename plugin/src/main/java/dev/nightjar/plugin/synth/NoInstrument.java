package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;
import java.io.IOException;
import java.util.List;

/** Where no instrument is built in: says so. */
public final class NoInstrument implements InstrumentOpener {
  @Override
  public Instrument open(Sound sound, int sampleRateHz, Mode mode) throws IOException {
    throw new InstrumentException("This build of Nightjar has no instrument.");
  }

  @Override
  public List<PresetEntry> presets() {
    return List.of();
  }
}
