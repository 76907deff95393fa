package dev.nightjar.train.sing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.engine.network.Parameter;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.train.network.Tensors;
import dev.nightjar.train.notes.Banks;
import dev.nightjar.train.notes.NoteBank;
import dev.nightjar.train.optimize.BatchOptimizers;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What moves the weights of SING. */
class SingOptimizersTest {

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

  static List<String> optimizers() {
    return BatchOptimizers.names();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void everyOptimizerLearnsInEachStageAndGoesOnExactly(String name) throws Exception {
    SingSettings settings = settingsOf(new OptimizerChoice(name, Map.of()), true, 1e-3, 5);
    Path file = folder.resolve(name + ".safetensors");
    NoteBatch batch = source.batch(split.training().subList(0, 2));
    try (SingTraining whole = new SingTraining(sing, settings);
        SingTraining parts = new SingTraining(sing, settings)) {
      for (Stage stage : List.of(Stage.AUTOENCODER, Stage.SEQUENCE)) {
        double first = whole.step(batch);
        whole.save(file, Map.of());
        parts.load(file);
        double second = whole.step(batch);
        assertThat(parts.step(batch)).as(stage.name()).isEqualTo(second);
        double third = whole.step(batch);
        assertThat(parts.step(batch)).as(stage.name()).isEqualTo(third);
        assertThat(third).as(stage.name()).isLessThan(first);
        whole.next();
      }
    }
  }

  @Test
  void eachLayerHasTheStepOfItsShareAndFanIn() throws Exception {
    NoteBatch batch = source.batch(split.training().subList(0, 2));
    for (Stage stage : Stage.values()) {
      float[] far = moved(new OptimizerChoice("sgd", Map.of()), stage, batch);
      float[] near = moved(new OptimizerChoice("sgd", Map.of(), true), stage, batch);
      int at = 0;
      for (Parameter parameter : sing.parameters()) {
        boolean once = parameter.name().equals(Sing.TIME_TABLE);
        double scale = 1 / Math.sqrt((once ? 1 : sing.steps()) * (double) parameter.fanIn());
        for (int i = 0; i < parameter.shape().count(); i++) {
          double expected = far[at + i] * scale;
          assertThat((double) near[at + i])
              .as("%s, %s", stage, parameter.name())
              .isCloseTo(expected, within(2e-6 + 1e-3 * Math.abs(expected)));
        }
        at += parameter.shape().count();
      }
    }
  }

  /** How far the first step of a stage moves the weights, all of a note at once. */
  private static float[] moved(OptimizerChoice optimizer, Stage stage, NoteBatch batch)
      throws Exception {
    return moved(settingsOf(optimizer, false, 1, 1e9), stage, batch);
  }

  private static float[] moved(SingSettings settings, Stage stage, NoteBatch batch)
      throws Exception {
    try (SingTraining training = new SingTraining(sing, settings)) {
      while (training.stage() != stage) {
        training.next();
      }
      float[] before = Tensors.values(training.network().parameters().values());
      training.step(batch);
      float[] after = Tensors.values(training.network().parameters().values());
      for (int i = 0; i < after.length; i++) {
        after[i] -= before[i];
      }
      return after;
    }
  }

  @Test
  void anOptimizerThatNeedsTheWholeObjectiveIsRefused() {
    SingSettings settings = settingsOf(new OptimizerChoice("exact-gv", Map.of()), false, 1e-3, 5);
    assertThatThrownBy(() -> new SingTraining(sing, settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exact-gv needs [WHOLE_GRADIENT]");
  }

  /** Algorithm 2 of "Step-Tuned SGD" at its first batch: two plain steps of the same size. */
  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"AUTOENCODER", "SEQUENCE"})
  void stepTunedHearsABatchTwice(Stage stage) throws Exception {
    NoteBatch batch = source.batch(split.training().subList(0, 2));
    OptimizerChoice stepTuned = new OptimizerChoice("step-tuned", Map.of());
    OptimizerChoice sgd = new OptimizerChoice("sgd", Map.of());
    try (SingTraining twice = new SingTraining(sing, settingsOf(stepTuned, true, 1e-2, 1e9));
        SingTraining plain = new SingTraining(sing, settingsOf(sgd, true, 1e-2, 1e9))) {
      if (stage == Stage.SEQUENCE) {
        twice.next();
        plain.next();
      }
      twice.step(batch);
      plain.step(batch);
      plain.step(batch);
      assertThat(twice.step()).isOne();
      assertThat(Tensors.values(twice.network().parameters().values()))
          .isEqualTo(Tensors.values(plain.network().parameters().values()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sgd", "m-svag-mb"})
  void withAdaBatchARowLearnsAsIfOnlyItsNotesWereThere(String optimizer) throws Exception {
    // Three notes of one instrument and one of another.
    List<Integer> places = new ArrayList<>();
    for (int instrument : new int[] {0, 0, 0, 1}) {
      places.add(
          split.training().stream()
              .filter(place -> bank.notes().get(place).instrument() == instrument)
              .filter(place -> !places.contains(place))
              .findFirst()
              .orElseThrow());
    }
    NoteBatch batch = source.batch(places);
    float[] mean = moved(optimizer, false, batch);
    float[] ada = moved(optimizer, true, batch);
    int table = (int) offset(Sing.INSTRUMENT_TABLE);
    int columns = 4;
    for (int i = 0; i < columns; i++) {
      assertThat(mean[table + i]).isNotZero();
      assertThat(ada[table + i]).isCloseTo(mean[table + i] * 4 / 3, within(2e-6f));
      assertThat(ada[table + columns + i]).isCloseTo(mean[table + columns + i] * 4, within(2e-6f));
      assertThat(ada[table + 2 * columns + i]).as("an unused row").isZero();
    }
    int sequence = (int) offset("sequence.lstm.0.input.weight");
    for (int i = 0; i < 20; i++) {
      assertThat(ada[sequence + i]).isEqualTo(mean[sequence + i]);
    }
  }

  private static long offset(String name) {
    SingSettings any = settingsOf(OptimizerChoice.ADAM, true, 1e-3, 5);
    try (SingTraining training = new SingTraining(sing, any)) {
      return training.network().parameters().offset(name);
    }
  }

  /** How far one update of the sequence's stage moves the weights. */
  private static float[] moved(String optimizer, boolean adaBatch, NoteBatch batch)
      throws Exception {
    OptimizerChoice choice = new OptimizerChoice(optimizer, Map.of());
    return moved(settingsOf(choice, adaBatch, 1, 1e9), Stage.SEQUENCE, batch);
  }

  /** Steps as long as the notes: one stretch. */
  private static SingSettings settingsOf(
      OptimizerChoice optimizer, boolean adaBatch, double stepSize, double clipNorm) {
    Map<Stage, StagePlan> stages = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      stages.put(stage, StagePlan.of(new StepSize(stepSize, 0, 100, 100, 1)));
    }
    return new SingSettings(
        1, 2, "mse=10", 0, "mse=10", optimizer, adaBatch, stages, 0, 300, clipNorm, 0.999, 2);
  }
}
