package dev.nightjar.plugin.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import dev.nightjar.engine.instrument.Instrument;
import dev.nightjar.engine.measure.PitchDeviation;
import dev.nightjar.engine.model.InstrumentCard;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.preset.Preset;
import dev.nightjar.engine.preset.PresetLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model and the presets that ship with Nightjar, as the commands open them. */
class SingInstrumentsTest {

  private static final int RATE_HZ = 16_000;
  private static final int NOTE_ON = 0x90;
  private static final int NOTE_OFF = 0x80;
  private static final int A4 = 69;

  @TempDir Path folder;

  @Test
  void everyPresetPlaysInstrumentsThatTheModelHas() throws Exception {
    List<String> instruments =
        SingInstruments.model(SingInstruments.SHIPPED).card().instruments().stream()
            .map(InstrumentCard.Entry::name)
            .toList();
    PresetLibrary library = PresetLibrary.bundled();
    for (String name : library.names()) {
      Preset.Timbre timbre = library.get(name).timbre();
      assertThat(instruments).as(name).contains(timbre.instrument());
      if (timbre.morphTo() != null) {
        assertThat(instruments).as(name).contains(timbre.morphTo());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"flute", "trumpet", "string-ensemble", "drawbar-organ", "clarinet"})
  void aNoteSoundsAtItsPitchAndFallsSilentAfterItsEnd(String preset) throws Exception {
    try (Instrument instrument = open(Sound.GENERAL_MIDI.withPreset(preset))) {
      instrument.message(NOTE_ON | A4 << 8 | 100 << 16);
      float[] sound = render(instrument, RATE_HZ + instrument.latencyFrames());
      float[] held = java.util.Arrays.copyOfRange(sound, RATE_HZ / 4, sound.length);
      assertThat(PitchDeviation.cents(held, RATE_HZ, 440).orElseThrow()).isBetween(-5.0, 5.0);
      instrument.message(NOTE_OFF | A4 << 8);
      render(instrument, 12 * RATE_HZ);
      assertThat(instrument.silent()).isTrue();
      assertThat(peak(render(instrument, RATE_HZ))).isLessThan(1e-3f);
    }
  }

  @Test
  void drumsAreHeardOnTheirChannel() throws Exception {
    try (Instrument instrument = open(Sound.GENERAL_MIDI)) {
      instrument.message((NOTE_ON | 9) | 38 << 8 | 110 << 16);
      assertThat(peak(render(instrument, RATE_HZ / 2))).isGreaterThan(0.01f);
    }
  }

  @Test
  void aTuningMovesThePitch() throws Exception {
    Path scale =
        Files.writeString(
            folder.resolve("sharp.scl"), "! sharp.scl\nsharp\n 2\n!\n 620.\n 1200.\n");
    Path mapping = Files.writeString(folder.resolve("a.kbm"), "0\n0\n127\n69\n69\n452.9\n0\n");
    Sound sharp =
        new Sound(SingInstruments.SHIPPED, SingInstruments.PRECISION, "flute", scale, mapping, 0);
    try (Instrument instrument = open(sharp)) {
      instrument.message(NOTE_ON | A4 << 8 | 100 << 16);
      float[] sound = render(instrument, RATE_HZ + instrument.latencyFrames());
      float[] held = java.util.Arrays.copyOfRange(sound, RATE_HZ / 4, sound.length);
      assertThat(PitchDeviation.cents(held, RATE_HZ, 452.9).orElseThrow()).isBetween(-5.0, 5.0);
    }
  }

  @Test
  void aNoteSoundsWithinTenMillisecondsInBlocksOf128() throws Exception {
    try (Instrument instrument =
            new SingInstruments().open(Sound.GENERAL_MIDI, 48_000, InstrumentOpener.Mode.LIVE);
        SynthEngine engine =
            new SynthEngine(new Performance(instrument, new LiveEvents(), 0), 0, 128, 1)) {
      int exact = engine.transportFrames() + instrument.latencyFrames();
      assertThat(exact).isEqualTo(288);
      assertThat(exact + engine.clockFrames()).isEqualTo(480);
    }
  }

  @Test
  void aGpuThatIsNotThereIsNamed() {
    assumeFalse(OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA));
    Sound onGpu =
        new Sound(
            SingInstruments.SHIPPED, SingInstruments.PRECISION, Provider.CUDA, null, null, null, 0);
    assertThatThrownBy(() -> open(onGpu))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("--provider cpu");
  }

  @Test
  void whatCantBeHadIsNamed() throws Exception {
    assertThatThrownBy(() -> open(Sound.GENERAL_MIDI.withPreset("kazoo")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("kazoo");
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"name\": 3}");
    assertThatThrownBy(() -> open(Sound.GENERAL_MIDI.withPreset(broken.toString())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken.json");
    Sound other = new Sound("nosuchmodel", "fp16", null, null, null, 0);
    assertThatThrownBy(() -> open(other))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nosuchmodel");
    Path scale = Files.writeString(folder.resolve("bad.scl"), "bad\nmany\n");
    Sound untuned =
        new Sound(SingInstruments.SHIPPED, SingInstruments.PRECISION, null, scale, null, 0);
    assertThatThrownBy(() -> open(untuned))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bad.scl");
  }

  private static Instrument open(Sound sound) throws IOException {
    return new SingInstruments().open(sound, RATE_HZ, InstrumentOpener.Mode.OFFLINE);
  }

  /** The left channel. */
  private static float[] render(Instrument instrument, int frames) {
    float[] left = new float[frames];
    instrument.render(left, new float[frames], 0, frames);
    return left;
  }

  private static float peak(float[] sound) {
    float peak = 0;
    for (float sample : sound) {
      assertThat(sample).isFinite();
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }
}
