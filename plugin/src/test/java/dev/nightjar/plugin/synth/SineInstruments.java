package dev.nightjar.plugin.synth;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Opens {@link SineInstrument}s and remembers them. */
public final class SineInstruments implements InstrumentOpener {
  private final int latencyFrames;
  private final List<SineInstrument> opened = new CopyOnWriteArrayList<>();
  private volatile Sound asked;

  /** Of instruments that sound so many frames late. */
  public SineInstruments(int latencyFrames) {
    this.latencyFrames = latencyFrames;
  }

  @Override
  public void require(Sound sound) throws IOException {
    if ("kazoo".equals(sound.preset())) {
      throw new InstrumentException("No preset is called \"kazoo\".");
    }
  }

  @Override
  public SineInstrument open(Sound sound, int sampleRateHz, Mode mode) throws IOException {
    require(sound);
    asked = sound;
    SineInstrument instrument = new SineInstrument(sampleRateHz, latencyFrames);
    opened.add(instrument);
    return instrument;
  }

  @Override
  public List<PresetEntry> presets() {
    return List.of(
        new PresetEntry("Plain sine", "test", "A sine."),
        new PresetEntry("Sine", "test", "Another sine."));
  }

  /** All instruments so far. */
  public List<SineInstrument> opened() {
    return opened;
  }

  /** How the last one was to sound. */
  public Sound asked() {
    return asked;
  }
}
