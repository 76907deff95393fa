package dev.nightjar.plugin.synth;

import dev.nightjar.engine.instrument.Instrument;
import dev.nightjar.engine.instrument.Programs;
import dev.nightjar.engine.instrument.Synth;
import dev.nightjar.engine.instrument.SynthSettings;
import dev.nightjar.engine.model.InstrumentPackage;
import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.SingModel;
import dev.nightjar.engine.preset.Preset;
import dev.nightjar.engine.preset.PresetException;
import dev.nightjar.engine.preset.PresetFile;
import dev.nightjar.engine.preset.PresetLibrary;
import dev.nightjar.engine.tuning.ScalaTuning;
import dev.nightjar.engine.tuning.Tuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** SING's instruments, with the presets that ship with Nightjar or the user's own. */
public final class SingInstruments implements InstrumentOpener {

  /** The model that ships with Nightjar. */
  public static final String SHIPPED = "sing-gm";

  /** Of the weights, where nothing else is asked for. */
  public static final String PRECISION = "fp16";

  /** Rendering and mixing have a thread each; two threads a call would take theirs. */
  private static final int MODEL_THREADS = 1;

  @Override
  public void require(Sound sound) throws IOException {
    programs(sound);
    tuning(sound);
    model(sound.model()).requirePrecision(sound.precision());
  }

  @Override
  public Instrument open(Sound sound, int sampleRateHz, Mode mode) throws IOException {
    Programs programs = programs(sound);
    SynthSettings settings =
        mode == Mode.LIVE ? SynthSettings.live(sampleRateHz) : SynthSettings.offline(sampleRateHz);
    if (sound.polyphony() > 0) {
      settings = settings.withVoices(sound.polyphony());
    }
    Tuning tuning = tuning(sound);
    InstrumentPackage opened = model(sound.model());
    SingModel model = SingModel.load(opened, sound.precision(), sound.provider(), MODEL_THREADS);
    Synth synth;
    try {
      synth = new Synth(model, programs, settings);
    } catch (IllegalArgumentException e) {
      model.close();
      throw new InstrumentException(
          opened.where() + " can't play this: " + e.getMessage() + ". Choose another --preset.", e);
    }
    if (tuning != null) {
      synth.tuning(tuning);
    }
    return synth;
  }

  /**
   * A folder or zip if there is one of that name, else a model that ships with Nightjar.
   *
   * @throws ModelException if there is none
   */
  public static InstrumentPackage model(String model) throws ModelException {
    boolean isPath = model.contains("/") || model.contains("\\") || model.endsWith(".zip");
    return isPath || isPackage(Path.of(model))
        ? InstrumentPackage.open(Path.of(model))
        : InstrumentPackage.bundled(model);
  }

  /** A folder that only has a model's name is none. */
  private static boolean isPackage(Path path) {
    return Files.isRegularFile(path) || Files.exists(path.resolve("card.json"));
  }

  /** Null for equal temperament. */
  private static Tuning tuning(Sound sound) throws IOException {
    return sound.tuning() == null
        ? null
        : ScalaTuning.read(sound.tuning(), sound.keyboardMapping());
  }

  private static Programs programs(Sound sound) throws PresetException {
    if (sound.preset() == null) {
      return Programs.generalMidi(PresetLibrary.bundled());
    }
    boolean isFile =
        sound.preset().endsWith(".json") || Files.isRegularFile(Path.of(sound.preset()));
    return Programs.always(
        isFile
            ? PresetFile.read(Path.of(sound.preset()))
            : PresetLibrary.bundled().get(sound.preset()));
  }

  @Override
  public List<PresetEntry> presets() throws IOException {
    PresetLibrary library = PresetLibrary.bundled();
    List<PresetEntry> entries = new ArrayList<>();
    for (String name : library.names()) {
      Preset preset = library.get(name);
      entries.add(new PresetEntry(preset.name(), preset.category(), preset.description()));
    }
    return entries;
  }
}
