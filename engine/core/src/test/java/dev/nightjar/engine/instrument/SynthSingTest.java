package dev.nightjar.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.model.InstrumentCard;
import dev.nightjar.engine.model.InstrumentPackage;
import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.PackageWriter;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.model.SingModel;
import dev.nightjar.engine.network.Parameter;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.engine.preset.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The synth with a small SING of random weights. */
class SynthSingTest {

  private static final int RATE = 48_000;
  private static final Sing SMALL =
      new Sing(2, 128, 2, 4, 4, 2, 2, 16, 1, 8, 16, 5, 1_024, 256, 64_000, 16_000);
  private static final Preset PRESET =
      Presets.of(
          new Preset.Timbre("left", "right", 0, 16, true),
          Presets.PLAIN_ENVELOPE,
          Presets.OPEN,
          Presets.DRY);

  @TempDir private static Path folder;

  @BeforeAll
  static void write() throws IOException {
    float[] levels = new float[2 * 128 * 2];
    Arrays.fill(levels, 6);
    PackageWriter.writeInstruments(
        folder,
        SMALL,
        Weights.initial(SMALL.synthesizerParameters(), 5),
        new PackageWriter.Instruments(
            List.of(
                new InstrumentCard.Entry("left", 30, 90),
                new InstrumentCard.Entry("right", 30, 90)),
            List.of(40, 120),
            48_000,
            new Weights.Tensor(new Parameter.Shape(2, 128, 2), levels)),
        new PackageWriter.Details(
            "small", "1", List.of(), Map.of(), List.of("test"), "CC0-1.0", List.of()));
  }

  private static Synth synth(SynthSettings settings) throws ModelException {
    SingModel model = SingModel.load(InstrumentPackage.open(folder), "fp16", Provider.CPU, 1);
    return new Synth(model, Programs.always(PRESET), settings);
  }

  private static Song song() {
    Song song = new Song();
    for (int i = 0; i < 12; i++) {
      song.on(3_000 * i, 50 + i, 30 + 8 * i).off(3_000 * i + 5_000, 50 + i);
      song.control(2_500 * i, 16, 10 * i);
    }
    return song;
  }

  @Test
  void liveAndOfflineSoundTheSame() throws ModelException {
    try (Synth offline = synth(SynthSettings.offline(RATE));
        Synth live = synth(SynthSettings.live(RATE))) {
      float[] expected = song().play(offline, 60_000)[0];
      float[] actual =
          song().play(live, 60_000, () -> 100, () -> live.awaitRendered(Duration.ofSeconds(30)))[0];
      assertThat(Hearing.levelDb(expected, 5_000, 40_000)).isGreaterThan(-80);
      assertThat(live.statistics().lateNotes()).isZero();
      for (int i = 0; i < actual.length; i++) {
        actual[i] -= expected[i];
      }
      assertThat(Hearing.greatest(actual, 0, actual.length)).isLessThan(1e-5);
    }
  }

  @Test
  void notesSustainAndEnd() throws ModelException {
    try (Synth synth = synth(SynthSettings.offline(RATE))) {
      float[] out = new Song().on(0, 60, 100).off(8 * RATE, 60).play(synth, 10 * RATE)[0];
      double level = Hearing.levelDb(out, RATE, 2 * RATE);
      assertThat(Hearing.levelDb(out, 7 * RATE, 8 * RATE)).isBetween(level - 6, level + 6);
      assertThat(synth.silent()).isTrue();
    }
  }
}
