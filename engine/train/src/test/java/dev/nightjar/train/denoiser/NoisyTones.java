package dev.nightjar.train.denoiser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.network.Weights;
import dev.nightjar.train.data.BatchSource.Batch;
import dev.nightjar.train.optimize.OptimizerChoice;
import dev.nightjar.train.optimize.StepSize;
import java.util.SplittableRandom;

/** A small task for trainings: tones in noise. */
final class NoisyTones {

  static final int FRAMES = 2048;

  private NoisyTones() {}

  /** Four examples; the same for the same number. */
  static Batch batch(long number) {
    SplittableRandom random = new SplittableRandom(number);
    float[][] noisy = new float[4][FRAMES];
    float[][] clean = new float[4][FRAMES];
    for (int i = 0; i < 4; i++) {
      fill(random, noisy[i], clean[i]);
    }
    return new Batch(noisy, clean);
  }

  /** One example. */
  static void fill(SplittableRandom random, float[] noisy, float[] clean) {
    double pitch = 0.02 + 0.1 * random.nextDouble();
    for (int n = 0; n < noisy.length; n++) {
      clean[n] = (float) (0.2 * Math.sin(pitch * n));
      noisy[n] = clean[n] + (float) (0.2 * (random.nextDouble() - 0.5));
    }
  }

  /** Learns with an optimizer; gradients are shortened, between a batch's two steps too. */
  static TrainingSettings settings(OptimizerChoice optimizer) {
    StepSize size = new StepSize(1e-3, 4, 1_000, 2_000, 0.1);
    return new TrainingSettings(1, 4, FRAMES, "l1", size, 0.01, 0.99, 1, optimizer);
  }

  static void assertSame(Weights a, Weights b) {
    for (String name : b.names()) {
      assertThat(a.get(name).values()).as(name).isEqualTo(b.get(name).values());
    }
  }
}
