package dev.nightjar.train.experiment;

import static dev.nightjar.train.picture.PictureLayer.dense;

import dev.nightjar.train.picture.PictureLayer;
import dev.nightjar.train.picture.PictureLayer.Activation;
import dev.nightjar.train.picture.Pictures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;

/**
 * Problem (d) of "Step-Tuned SGD": Hinton and Salakhutdinov's dense auto-encoder with SiLUs on
 * MNIST's digits, by Step-Tuned SGD, SGD, RMSProp and Adam.
 */
final class DigitAutoencoder implements Experiment {

  private static final int BATCH = 128;
  private static final double PENALTY = 1e-4;
  private static final int EPOCHS = 30;

  /** The search has a tenth of the epochs, as the paper's. */
  private static final int SEARCH_EPOCHS = 3;

  private static final int[] HIDDEN = {1_000, 500, 250};
  private static final int CODE = 30;

  private static final List<PictureMethod> METHODS =
      List.of(
          PictureMethod.of("sgd", 1).withFallingSteps(),
          PictureMethod.of("step-tuned", 1),
          PictureMethod.of("rmsprop", 3e-4),
          PictureMethod.of("adam", 1e-3));

  @Override
  public String name() {
    return "digits-autoencoder";
  }

  @Override
  public String about() {
    return "an auto-encoder of MNIST's digits (Step-Tuned SGD, problem d); needs --data";
  }

  @Override
  public List<String> files() {
    return PictureRace.files(name());
  }

  @Override
  public void run(Conditions conditions, Results results) throws IOException, InterruptedException {
    Pictures.Split split = Digits.read(conditions, name()).split();
    try (PointerScope scope = new PointerScope()) {
      PictureTask task =
          PictureTask.reconstruct(
              split,
              layers(split.training().form().size(), Math.min(1, conditions.effort())),
              PENALTY,
              BATCH);
      PictureRace.run(
          "digits-autoencoder",
          "Auto-encoder",
          METHODS,
          task,
          conditions.times(SEARCH_EPOCHS, 0),
          conditions.times(EPOCHS, 1),
          conditions.seed(),
          results);
    }
  }

  /** Down to the code, which is linear as theirs, and up again to grey values. */
  private static List<PictureLayer> layers(int pixels, double share) {
    List<PictureLayer> layers = new ArrayList<>();
    for (int units : HIDDEN) {
      layers.add(dense((int) Math.ceil(share * units), Activation.SILU));
    }
    layers.add(dense(CODE, Activation.LINEAR));
    for (int i = HIDDEN.length - 1; i >= 0; i--) {
      layers.add(dense((int) Math.ceil(share * HIDDEN[i]), Activation.SILU));
    }
    layers.add(dense(pixels, Activation.SIGMOID));
    return layers;
  }
}
