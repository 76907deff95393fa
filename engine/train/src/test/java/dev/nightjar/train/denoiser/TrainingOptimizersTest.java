package dev.nightjar.train.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.engine.network.Blueprint;
import dev.nightjar.engine.network.Demucs;
import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.Parameter;
import dev.nightjar.engine.network.SpectralDemucs;
import dev.nightjar.train.network.Tensors;
import dev.nightjar.train.optimize.BatchOptimizers;
import dev.nightjar.train.optimize.FixedStep;
import dev.nightjar.train.optimize.OptimizerChoice;
import dev.nightjar.train.optimize.StalledHalving;
import dev.nightjar.train.optimize.StepRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What moves the weights of a denoiser. */
class TrainingOptimizersTest {

  private static final int FRAMES = NoisyTones.FRAMES;

  @TempDir Path folder;

  static List<Network> networks() {
    return List.of(
        SpectralDemucs.of(List.of(4, 4, 8), 1, 4),
        new Demucs(3, 6, 8, 4, 2, true, 1, 1, 0, 16_000));
  }

  static List<String> optimizers() {
    return BatchOptimizers.names();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void goesOnExactlyWithEveryOptimizer(String optimizer) throws Exception {
    Path checkpoint = folder.resolve("run.safetensors");
    TrainingSettings settings = NoisyTones.settings(new OptimizerChoice(optimizer, Map.of()));
    Network network = networks().get(0);
    try (Training whole = new Training(network, settings);
        Training parts = new Training(network, settings)) {
      for (int i = 0; i < 3; i++) {
        whole.step(NoisyTones.batch(i / whole.stepsPerBatch()));
      }
      whole.save(checkpoint, Map.of());
      parts.load(checkpoint);
      for (int i = 3; i < 6; i++) {
        whole.step(NoisyTones.batch(i / whole.stepsPerBatch()));
        parts.step(NoisyTones.batch(i / whole.stepsPerBatch()));
      }
      NoisyTones.assertSame(
          parts.network().parameters().weights(), whole.network().parameters().weights());
      String another = optimizer.equals("adam") ? "sgd" : "adam";
      try (Training other =
          new Training(network, NoisyTones.settings(new OptimizerChoice(another, Map.of())))) {
        assertThatThrownBy(() -> other.load(checkpoint))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("is a run with " + optimizer + ", not with " + another);
      }
    }
  }

  @Test
  void refusesAnOptimizerThatNeedsTheWholeObjective() {
    TrainingSettings settings = NoisyTones.settings(new OptimizerChoice("exact-gv", Map.of()));
    assertThatThrownBy(() -> new Training(networks().get(0), settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exact-gv needs [WHOLE_GRADIENT]");
  }

  /** The first step of a plain descent, weight by weight. */
  @ParameterizedTest
  @MethodSource("networks")
  void eachLayerHasTheStepOfItsShareAndFanIn(Network network) throws Exception {
    OptimizerChoice plain = new OptimizerChoice("sgd", Map.of());
    OptimizerChoice scaled = new OptimizerChoice("sgd", Map.of(), true);
    float[] far = moved(network, plain);
    float[] near = moved(network, scaled);
    Blueprint blueprint = Blueprint.of(network);
    long hops = FRAMES / network.hopFrames();
    int at = 0;
    for (Parameter parameter : blueprint.parameters()) {
      double share = (double) hops * blueprint.usesPerHop(parameter);
      double scale = 1 / Math.sqrt(share * parameter.fanIn());
      for (int i = 0; i < parameter.shape().count(); i++) {
        assertThat((double) near[at + i])
            .as(parameter.name())
            .isCloseTo(far[at + i] * scale, within(1e-6 + 1e-3 * Math.abs(far[at + i] * scale)));
      }
      at += parameter.shape().count();
    }
    assertThat(at).isEqualTo(near.length);
  }

  private static float[] moved(Network network, OptimizerChoice optimizer) throws Exception {
    TrainingSettings settings =
        new TrainingSettings(1, 4, FRAMES, "l1", new FixedStep(10), 1e9, 0.99, 1, optimizer);
    try (Training training = new Training(network, settings)) {
      float[] before = Tensors.values(training.network().values());
      training.step(NoisyTones.batch(0));
      float[] after = Tensors.values(training.network().values());
      for (int i = 0; i < after.length; i++) {
        after[i] -= before[i];
      }
      return after;
    }
  }

  @Test
  void aRunWithStepsPerLayerGoesOnExactlyAndWithNothingElse() throws Exception {
    Path checkpoint = folder.resolve("run.safetensors");
    TrainingSettings settings = NoisyTones.settings(new OptimizerChoice("adam", Map.of(), true));
    Network network = networks().get(1);
    try (Training whole = new Training(network, settings);
        Training parts = new Training(network, settings);
        Training other = new Training(network, NoisyTones.settings(OptimizerChoice.ADAM))) {
      whole.step(NoisyTones.batch(0));
      whole.save(checkpoint, Map.of());
      parts.load(checkpoint);
      whole.step(NoisyTones.batch(1));
      parts.step(NoisyTones.batch(1));
      NoisyTones.assertSame(
          parts.network().parameters().weights(), whole.network().parameters().weights());
      assertThatThrownBy(() -> other.load(checkpoint))
          .hasMessageContaining("is a run with adam, steps per layer, not with adam");
    }
  }

  @Test
  void bothStepsOfABatchHaveOneStepSize() throws Exception {
    List<Long> asked = new ArrayList<>();
    StepRule rule =
        n -> {
          asked.add(n);
          return 1e-3;
        };
    TrainingSettings settings =
        new TrainingSettings(
            1, 4, FRAMES, "l1", rule, 5, 0.99, 1, new OptimizerChoice("step-tuned", Map.of()));
    try (Training training = new Training(networks().get(0), settings)) {
      for (int i = 0; i < 5; i++) {
        training.step(NoisyTones.batch(i / 2));
      }
    }
    assertThat(asked).containsExactly(0L, 0L, 2L, 2L, 4L);
  }

  @Test
  void aRunWhoseStepsAreHalvedGoesOnExactly() throws Exception {
    Path checkpoint = folder.resolve("run.safetensors");
    // So short a patience, and steps so long, that losses rise.
    TrainingSettings settings =
        new TrainingSettings(1, 4, FRAMES, "l1", new StalledHalving(0.3, 2), 5, 0.99, 1);
    Network network = networks().get(0);
    try (Training whole = new Training(network, settings);
        Training parts = new Training(network, settings)) {
      while (whole.stepSize() > 0.1) {
        whole.step(NoisyTones.batch(whole.step()));
        assertThat(whole.step()).isLessThan(200);
      }
      whole.step(NoisyTones.batch(whole.step()));
      whole.save(checkpoint, Map.of());
      parts.load(checkpoint);
      assertThat(parts.stepSize()).isEqualTo(whole.stepSize()).isEqualTo(0.075);
      for (int i = 0; i < 30; i++) {
        whole.step(NoisyTones.batch(whole.step()));
        parts.step(NoisyTones.batch(parts.step()));
        assertThat(parts.stepSize()).isEqualTo(whole.stepSize());
      }
      NoisyTones.assertSame(
          parts.network().parameters().weights(), whole.network().parameters().weights());
    }
  }
}
