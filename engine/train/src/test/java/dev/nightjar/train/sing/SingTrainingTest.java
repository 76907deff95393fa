package dev.nightjar.train.sing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.train.network.Tensors;
import dev.nightjar.train.network.TorchSing;
import dev.nightjar.train.notes.Banks;
import dev.nightjar.train.notes.NoteBank;
import dev.nightjar.train.optimize.OptimizerChoice;
import dev.nightjar.train.optimize.StepSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingTrainingTest {

  @TempDir static Path folder;
  private static NoteBank bank;
  private static PitchSplit split;
  private static Sing sing;
  private static NoteSource source;

  @BeforeAll
  static void render() throws IOException {
    bank = Banks.small(folder);
    split = PitchSplit.of(bank, 1);
    sing = new Sing(3, 128, 5, 4, 4, 2, 2, 6, 2, 6, 8, 9, 1024, 256, 64_000, 16_000);
    source = new NoteSource(bank, sing);
  }

  @Test
  void anEpochHearsEachNoteOnce() throws Exception {
    int notes = split.training().size();
    List<Object> heard = new ArrayList<>();
    for (int step = 0; step < notes / 5; step++) {
      heard.addAll(source.batch(split.training(), 1, Stage.SEQUENCE, step, 5, 0).symbols());
    }
    assertThat(heard).doesNotHaveDuplicates();
  }

  @Test
  void halfOfTheCropsHearTheNotesBegin() throws Exception {
    int beginning = 0;
    int crops = 0;
    for (int step = 0; step < 200; step++) {
      NoteBatch batch = source.batch(split.training(), 1, Stage.FINE_TUNING, step, 2, 75);
      for (int i = 0; i < 2; i++) {
        int decodedFrom =
            batch.fromSteps()[i] * sing.stride() + sing.paddingFrames() - sing.marginFrames();
        beginning += decodedFrom <= sing.paddingFrames() ? 1 : 0;
        crops++;
      }
    }
    assertThat(beginning).isBetween(crops * 40 / 100, crops * 62 / 100);
  }

  @Test
  void aRunThatIsStoppedInAnyStageEndsAsOneThatWasNot() throws Exception {
    run("whole", Integer.MAX_VALUE);
    for (int stop : new int[] {1, 3, 5}) {
      String name = "stopped-" + stop;
      run(name, stop);
      run(name, Integer.MAX_VALUE);
      assertThat(values(name)).as(name).isEqualTo(values("whole"));
    }
  }

  @Test
  void aRunGoesOnWithNothingButWhatItBeganWith() throws Exception {
    run("changed", 1);
    SingSettings other = settings(2, 4e-3);
    SingRun run = singRun("changed", other, line -> {});
    assertThatThrownBy(() -> run.run(source, split))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("batches of 2 notes")
        .hasMessageContaining("batches of 3 notes");
  }

  @Test
  void aRunThatGoesOnWithOtherStepsSaysSo() throws Exception {
    run("longer", 1);
    List<String> log = new ArrayList<>();
    singRun("longer", settings(3, 4e-3), log::add).run(source, split);
    assertThat(log)
        .anyMatch(line -> line.startsWith("steps of autoencoder: StepSize[peak=0.001,"))
        .noneMatch(line -> line.startsWith("threads"));
    log.clear();
    singRun("longer", settings(3, 4e-3), log::add).run(source, split);
    assertThat(log).noneMatch(line -> line.startsWith("steps of"));
  }

  @Test
  void theAutoencoderIsMeasuredWithItsOwnDecoder() throws Exception {
    SingScores scores = new SingScores(bank, split, sing);
    try (TorchSing last = new TorchSing(sing, Weights.initial(sing.parameters(), 1));
        TorchSing first = new TorchSing(sing, Weights.initial(sing.parameters(), 2))) {
      SingScores.Row own = scores.row(last, first, false, 2);
      SingScores.Row without = scores.row(last, last, false, 2);
      assertThat(own.spectral()).isEqualTo(without.spectral());
      assertThat(own.autoencoderSpectral()).isNotEqualTo(without.autoencoderSpectral());
      assertThat(own.autoencoderSpectral())
          .isEqualTo(scores.row(first, first, false, 2).autoencoderSpectral());
    }
  }

  @Test
  void theAverageFollowsTheWeights() throws Exception {
    try (SingTraining training = new SingTraining(sing, settings(3, 1e-2))) {
      float[] before = Tensors.values(training.network().parameters().values());
      training.step(source.batch(split.training(), 1, training.stage(), 0, 3, 0));
      float[] after = Tensors.values(training.network().parameters().values());
      float[] average = Tensors.values(training.averaged().parameters().values());
      assertThat(after).isNotEqualTo(before);
      // After one step a young average keeps 2 of 11 parts.
      for (int i = 0; i < average.length; i++) {
        float expected = after[i] + (before[i] - after[i]) * 2 / 11;
        assertThat(average[i]).isCloseTo(expected, within(1e-6f));
      }
      training.next();
      assertThat(Tensors.values(training.averaged().parameters().values())).isEqualTo(after);
    }
  }

  @Test
  void eachStageLearns() throws Exception {
    // One loss for all of a stage, or its values can't be compared.
    SingSettings settings = settings(4, 1e-2, "mse=10", 0);
    try (SingTraining training = new SingTraining(sing, settings)) {
      List<Integer> few = split.training().subList(0, 4);
      for (Stage stage : Stage.values()) {
        assertThat(training.stage()).isEqualTo(stage);
        double first = 0;
        double last = 0;
        for (int step = 0; step < 60; step++) {
          double loss = training.step(source.batch(few));
          first += step < 3 ? loss : 0;
          last += step >= 57 ? loss : 0;
        }
        assertThat(last).as(stage.name()).isLessThan(0.95 * first);
        if (!stage.isLast()) {
          training.next();
        }
      }
    }
  }

  @Test
  void theLevelsOfHeldOutPitchesComeFromTheirNeighbours() throws Exception {
    InstrumentTable table = InstrumentTable.of(bank, split, sing);
    assertThat(table.entries().get(0).lowest()).isEqualTo(58);
    assertThat(table.entries().get(0).highest()).isEqualTo(62);
    float[] levels = table.levelsDb().values();
    for (float level : levels) {
      assertThat(level).isFinite();
    }
    int velocities = 5;
    float soft = levels[60 * velocities];
    float hard = levels[60 * velocities + 4];
    assertThat(hard).isGreaterThan(soft + 6);
    assertThat(levels[velocities * 127 + 4]).isEqualTo(levels[velocities * 62 + 4]);
  }

  private static void run(String name, int stopAfterLines) throws Exception {
    int[] lines = new int[1];
    SingRun[] run = new SingRun[1];
    run[0] =
        singRun(
            name,
            settings(3, 1e-3),
            line -> {
              if (line.contains("step") && ++lines[0] == stopAfterLines) {
                run[0].stop();
              }
            });
    run[0].run(source, split);
  }

  private static SingRun singRun(
      String name, SingSettings settings, java.util.function.Consumer<String> log) {
    return new SingRun(
        folder.resolve(name),
        sing,
        InstrumentTable.of(bank, split, sing),
        "small",
        settings,
        new SingRun.Pace(1, 1000, 2, 60),
        log);
  }

  private static SingSettings settings(int batch, double stepSize) {
    return settings(batch, stepSize, "spectral=1,mse=10", 0.5);
  }

  private static SingSettings settings(
      int batch, double stepSize, String autoencoderLoss, double waveformFirst) {
    Map<Stage, StagePlan> stages = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      stages.put(stage, StagePlan.of(new StepSize(stepSize, 1, 2, 2, 1)));
    }
    return new SingSettings(
        1,
        batch,
        autoencoderLoss,
        waveformFirst,
        "spectral",
        OptimizerChoice.ADAM,
        true,
        stages,
        0,
        64,
        5,
        0.999,
        2);
  }

  private static float[] values(String name) throws IOException {
    try (SingTraining training = new SingTraining(sing, settings(3, 1e-3))) {
      training.load(SingRun.checkpoint(folder.resolve(name)));
      return Tensors.values(training.averaged().parameters().values());
    }
  }
}
