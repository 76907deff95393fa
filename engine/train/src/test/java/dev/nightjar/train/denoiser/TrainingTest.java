package dev.nightjar.train.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.engine.network.Demucs;
import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.SpectralDemucs;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.train.data.BatchSource.Batch;
import dev.nightjar.train.network.Tensors;
import dev.nightjar.train.optimize.DivergedException;
import dev.nightjar.train.optimize.OptimizerChoice;
import dev.nightjar.train.optimize.StepSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingTest {

  private static final int FRAMES = NoisyTones.FRAMES;

  @TempDir Path folder;

  static List<Network> networks() {
    return List.of(
        SpectralDemucs.of(List.of(4, 4, 8), 1, 4),
        new Demucs(3, 6, 8, 4, 2, true, 1, 1, 0, 16_000));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void stoppedAndResumedRunEqualsOneThatWasNot(Network network) throws Exception {
    Path checkpoint = folder.resolve("run.safetensors");
    List<Double> whole = new ArrayList<>();
    List<Double> parts = new ArrayList<>();
    try (Training training = new Training(network, settings("compressed=1,error=0.01", 2))) {
      for (int i = 0; i < 6; i++) {
        whole.add(training.step(NoisyTones.batch(i)));
      }
      try (Training first = new Training(network, settings("compressed=1,error=0.01", 2))) {
        for (int i = 0; i < 3; i++) {
          parts.add(first.step(NoisyTones.batch(i)));
        }
        first.save(checkpoint, Map.of());
      }
      try (Training second = new Training(network, settings("compressed=1,error=0.01", 2))) {
        second.load(checkpoint);
        assertThat(second.step()).isEqualTo(3);
        for (int i = 3; i < 6; i++) {
          parts.add(second.step(NoisyTones.batch(i)));
        }
        assertThat(parts).isEqualTo(whole);
        NoisyTones.assertSame(second.averagedWeights(), training.averagedWeights());
        NoisyTones.assertSame(
            second.network().parameters().weights(), training.network().parameters().weights());
      }
    }
  }

  /** Such files say nothing of clipping and of halved steps. */
  @Test
  void aRunSavedByAnOlderVersionGoesOnExactly() throws Exception {
    Path checkpoint = folder.resolve("run.safetensors");
    Path older = folder.resolve("older.safetensors");
    TrainingSettings settings = NoisyTones.settings(OptimizerChoice.ADAM);
    Network network = networks().get(0);
    try (Training whole = new Training(network, settings);
        Training parts = new Training(network, settings)) {
      whole.step(NoisyTones.batch(0));
      whole.save(checkpoint, Map.of());
      SafeTensors.Contents contents = SafeTensors.read(checkpoint);
      assertThat(contents.weights().names())
          .containsExactlyInAnyOrder(
              "values", "average", "optimizer.mean", "optimizer.square", "optimizer.steps");
      SafeTensors.write(older, contents.weights(), Map.of("step", "1"));
      parts.load(older);
      whole.step(NoisyTones.batch(1));
      parts.step(NoisyTones.batch(1));
      NoisyTones.assertSame(
          parts.network().parameters().weights(), whole.network().parameters().weights());
    }
  }

  @Test
  void aRunThatIsClosedLeavesNoTensorsBehind() throws Exception {
    // Of what is made once for all runs.
    makeAndClose();
    long before = Pointer.totalCount();
    makeAndClose();
    assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
  }

  private static void makeAndClose() throws Exception {
    try (PointerScope scope = new PointerScope();
        Training training = new Training(networks().get(0), settings("l1", 1))) {
      training.step(NoisyTones.batch(0));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void learnsToTakeAwayNoise(Network network) throws Exception {
    try (Training training = new Training(network, settings("l1", 1))) {
      double first = training.step(NoisyTones.batch(0));
      double last = first;
      for (int i = 0; i < 60; i++) {
        last = training.step(NoisyTones.batch(0));
      }
      assertThat(last).isLessThan(0.6 * first);
    }
  }

  @Test
  void gradientDoesNotDependOnTheNumberOfThreads() throws Exception {
    Network network = networks().get(0);
    try (Training one = new Training(network, settings("l1", 1));
        Training two = new Training(network, settings("l1", 2))) {
      assertThat(one.step(NoisyTones.batch(0)))
          .isCloseTo(two.step(NoisyTones.batch(0)), within(1e-6));
      float[] alone = Tensors.values(one.network().gradient());
      float[] shared = Tensors.values(two.network().gradient());
      for (int i = 0; i < alone.length; i++) {
        assertThat(shared[i]).isCloseTo(alone[i], within(1e-5f + 1e-4f * Math.abs(alone[i])));
      }
    }
  }

  @Test
  void stopsBeforeBrokenNumbersReachTheWeights() throws Exception {
    Network network = networks().get(0);
    try (Training training = new Training(network, settings("l1", 1))) {
      training.step(NoisyTones.batch(0));
      Weights good = training.network().parameters().weights();
      Batch broken = NoisyTones.batch(1);
      broken.noisy()[0][5] = Float.NaN;
      assertThatThrownBy(() -> training.step(broken))
          .isInstanceOf(DivergedException.class)
          .hasMessageContaining("step 1")
          .hasMessageContaining("--step-size");
      NoisyTones.assertSame(training.network().parameters().weights(), good);
    }
  }

  @Test
  void refusesTheCheckpointOfAnotherNetwork() throws Exception {
    Path checkpoint = folder.resolve("other.safetensors");
    try (Training one = new Training(networks().get(0), settings("l1", 1));
        Training other = new Training(networks().get(1), settings("l1", 1))) {
      one.save(checkpoint, Map.of());
      assertThatThrownBy(() -> other.load(checkpoint))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("other.safetensors")
          .hasMessageContaining("no checkpoint of this network");
    }
  }

  private static TrainingSettings settings(String loss, int threads) {
    return new TrainingSettings(
        1, 4, FRAMES, loss, new StepSize(3e-3, 1, 1_000, 2_000, 0.1), 5, 0.99, threads);
  }
}
