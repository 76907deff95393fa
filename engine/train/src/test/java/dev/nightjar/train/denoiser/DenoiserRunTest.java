package dev.nightjar.train.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.SpectralDemucs;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.train.data.ExampleSource;
import dev.nightjar.train.optimize.OptimizerChoice;
import dev.nightjar.train.optimize.StepSize;
import dev.nightjar.train.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DenoiserRunTest {

  private static final int FRAMES = 8192;
  private static final Network NETWORK = SpectralDemucs.of(List.of(4, 4, 8), 1, 4);

  private static final ExampleSource TONES =
      (seed, index, noisy, clean) ->
          NoisyTones.fill(new SplittableRandom(seed * 1000 + index), noisy, clean);

  @TempDir Path folder;

  /** The numbers of the examples that were asked for, as they came. */
  private final List<Long> heard = Collections.synchronizedList(new ArrayList<>());

  private String data = "tones";

  @Test
  void aRunThatWasStoppedLeavesWhatOneThatWasNotLeaves() throws Exception {
    run("whole", 4, 0);
    run("stopped", 4, 3);
    run("stopped", 4, 0);
    assertThat(Files.readString(folder.resolve("stopped/curve.csv")))
        .isEqualTo(Files.readString(folder.resolve("whole/curve.csv")));
    for (String file : List.of("checkpoint.safetensors", "best.safetensors")) {
      Weights stopped = SafeTensors.read(folder.resolve("stopped").resolve(file)).weights();
      Weights whole = SafeTensors.read(folder.resolve("whole").resolve(file)).weights();
      for (String name : whole.names()) {
        assertThat(stopped.get(name).values())
            .as("%s of %s", name, file)
            .isEqualTo(whole.get(name).values());
      }
    }
  }

  @Test
  void aRunGoesOnWithTheDataItBeganWith() throws Exception {
    run("run", 4, 1);
    data = "other tones";
    assertThatThrownBy(() -> run("run", 4, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("learns from tones, not other tones");
  }

  @Test
  void everyExampleIsHeardOnceThoughTheBatchesChange() throws Exception {
    run("run", 4, 2);
    heard.clear();
    assertThat(run("run", 5, 2, 2)).anyMatch(line -> line.startsWith("batch: 4 before, 5 now"));
    assertThat(heard).startsWith(8L, 9L, 10L, 11L, 12L, 13L);
    heard.clear();
    run("run", 1, 0);
    assertThat(heard).startsWith(18L, 19L);
    double hours = (8 + 10 + 2) * 2048 / 16_000.0 / 3600;
    List<String> rows = Files.readAllLines(folder.resolve("run/curve.csv"));
    assertThat(Double.parseDouble(rows.get(rows.size() - 1).split(",", -1)[1]))
        .isCloseTo(hours, within(1e-4));
  }

  @Test
  void aRunWithTheWeightsOfAnotherHearsOtherExamples() throws Exception {
    run("first", 4, 0);
    heard.clear();
    run("second", Beginning.from(folder.resolve("first/best.safetensors")), 4, 0, 2);
    assertThat(heard).startsWith(24L, 25L);
  }

  @Test
  void twoRunsDoNotShareAFolderAndForeignWeightsStay() throws Exception {
    try (RunFolder taken = RunFolder.take(folder.resolve("run"))) {
      assertThatThrownBy(() -> run("run", 4, 1)).hasMessageContaining("another training");
    }
    Path best = folder.resolve("run/best.safetensors");
    Files.writeString(best, "mine");
    assertThatThrownBy(() -> run("run", 4, 1)).hasMessageContaining("would be replaced");
    assertThat(best).hasContent("mine");
  }

  @Test
  void aRunWhoseExamplesFailLeavesACheckpoint() throws Exception {
    ExampleSource failing =
        (seed, index, noisy, clean) -> {
          if (index >= 12) {
            throw new IllegalStateException("the disk is gone");
          }
          TONES.fill(seed, index, noisy, clean);
        };
    DenoiserRun run =
        new DenoiserRun(
            folder.resolve("run"),
            Beginning.fresh(NETWORK, 1),
            settings(4, 2),
            new DenoiserRun.Pace(1, 100, 60, 6),
            line -> {});
    Validation none = new Validation(List.of(), List.of());
    assertThatThrownBy(() -> run.run(new LearningData(failing, none, "failing")))
        .hasRootCauseMessage("the disk is gone");
    assertThat(SafeTensors.read(DenoiserRun.checkpoint(folder.resolve("run"))).metadata())
        .containsEntry("step", "3");
  }

  @Test
  void aCurveThatWasCutShortGoesOn() throws Exception {
    run("run", 4, 4);
    Path curve = folder.resolve("run/curve.csv");
    String whole = Files.readString(curve);
    Files.writeString(curve, whole.substring(0, whole.length() - 20));
    run("run", 4, 0);
    assertThat(Files.readAllLines(curve)).hasSize(3);
  }

  @Test
  void aRunThatGoesOnWithOtherThreadsSaysSo() throws Exception {
    run("run", 4, 1);
    assertThat(run("run", 4, 1, 1))
        .anyMatch(line -> line.startsWith("threads: 2 before, 1 now; "))
        .noneMatch(line -> line.startsWith("step sizes"));
    assertThat(run("run", 4, 0, 1)).noneMatch(line -> line.startsWith("threads"));
  }

  @Test
  void whatIsHeardTwiceInARowIsHeardOnce() throws Exception {
    TrainingSettings twice =
        new TrainingSettings(
            1,
            4,
            2048,
            "l1",
            new StepSize(3e-3, 1, 3, 6, 0.1),
            5,
            0.99,
            1,
            new OptimizerChoice("step-tuned", Map.of()));
    run("twice", Beginning.fresh(NETWORK, 1), twice, 0);
    String[] row = Files.readAllLines(folder.resolve("twice/curve.csv")).get(3).split(",", -1);
    assertThat(row[0]).isEqualTo("6");
    assertThat(Double.parseDouble(row[1])).isCloseTo(3 * 4 * 2048 / 16_000.0 / 3600, within(5e-5));
  }

  @Test
  void aRunBeginsWithTheWeightsOfAnother() throws Exception {
    run("first", 4, 0);
    Path best = folder.resolve("first/best.safetensors");
    Beginning beginning = Beginning.from(best);
    assertThat(beginning.network()).isEqualTo(NETWORK);
    try (Training training = new Training(beginning, settings(2, 2))) {
      Weights weights = training.averagedWeights();
      assertThat(weights.get("decoder.0.conv.bias").values())
          .isEqualTo(beginning.weights().get("decoder.0.conv.bias").values());
    }
    run("second", beginning, 2, 2, 2);
    assertThat(firstLoss("second")).isLessThan(firstLoss("first"));
    double heard = 6 * 4 * 2048 / 16_000.0 / 3600;
    assertThat(beginning.hoursHeard()).isEqualTo(heard, within(0.005));
    run("second", beginning, 2, 0, 2);
    assertThat(SafeTensors.read(folder.resolve("second/checkpoint.safetensors")).metadata())
        .containsEntry("hours_before", Double.toString(beginning.hoursHeard()));
  }

  @Test
  void aFileThatIsNoWeightsIsNoBeginning() throws Exception {
    run("run", 4, 0);
    assertThatThrownBy(() -> Beginning.from(folder.resolve("run/checkpoint.safetensors")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checkpoint.safetensors")
        .hasMessageContaining("best.safetensors");
  }

  private static TrainingSettings settings(int batch, int threads) {
    return new TrainingSettings(
        1, batch, 2048, "l1", new StepSize(3e-3, 1, 3, 6, 0.1), 5, 0.99, threads);
  }

  /** The mean training loss before the first validation. */
  private double firstLoss(String name) throws IOException {
    String row = Files.readAllLines(folder.resolve(name).resolve("curve.csv")).get(1);
    return Double.parseDouble(row.split(",", -1)[2]);
  }

  private void run(String name, int batch, int stopAfter) throws Exception {
    run(name, batch, stopAfter, 2);
  }

  private List<String> run(String name, int batch, int stopAfter, int threads) throws Exception {
    return run(name, Beginning.fresh(NETWORK, 1), batch, stopAfter, threads);
  }

  private List<String> run(String name, Beginning beginning, int batch, int stopAfter, int threads)
      throws Exception {
    return run(name, beginning, settings(batch, threads), stopAfter);
  }

  /** Six steps, or fewer if it is stopped; what it says. */
  private List<String> run(
      String name, Beginning beginning, TrainingSettings settings, int stopAfter) throws Exception {
    List<String> log = new ArrayList<>();
    DenoiserRun[] run = new DenoiserRun[1];
    int[] steps = new int[1];
    run[0] =
        new DenoiserRun(
            folder.resolve(name),
            beginning,
            settings,
            new DenoiserRun.Pace(1, 2, 60, 6),
            line -> {
              log.add(line);
              if (line.contains("audio-s/s") && ++steps[0] == stopAfter) {
                run[0].stop();
              }
            });
    float[] noisy = new float[FRAMES];
    float[] clean = new float[FRAMES];
    TONES.fill(7, 0, noisy, clean);
    Validation validation = new Validation(List.of(noisy), List.of(clean));
    run[0].run(new LearningData(heard(TONES), validation, data));
    return log;
  }

  private ExampleSource heard(ExampleSource source) {
    return (seed, index, noisy, clean) -> {
      heard.add(index);
      source.fill(seed, index, noisy, clean);
    };
  }
}
