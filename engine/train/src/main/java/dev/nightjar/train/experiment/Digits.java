package dev.nightjar.train.experiment;

import static dev.nightjar.train.picture.PictureLayer.dense;

import dev.nightjar.train.picture.IdxPictures;
import dev.nightjar.train.picture.PictureLayer;
import dev.nightjar.train.picture.PictureLayer.Activation;
import dev.nightjar.train.picture.Pictures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;

/**
 * The dense network of "Dissecting Adam", A.1, on MNIST's digits, with its four methods, and with
 * Step-Tuned SGD, RMSProp, step sizes per layer and whitening beside them, all on the same number
 * of gradients.
 */
final class Digits implements Experiment {

  private static final int BATCH = 128;
  private static final double PENALTY = 1e-4;
  private static final int EPOCHS = 10;
  private static final int CLASSES = 10;
  private static final int[] HIDDEN = {1_000, 500, 100};
  private static final PictureMethod SGD = PictureMethod.of("sgd", 0.3);

  private static final List<PictureMethod> METHODS =
      List.of(
          PictureMethod.of("momentum", 0.1),
          PictureMethod.of("m-ssd", 1e-3),
          PictureMethod.of("m-svag", 1),
          PictureMethod.of("adam", 3e-3),
          SGD,
          SGD.scaledPerLayer(3),
          SGD.whitening(0.3),
          PictureMethod.of("step-tuned", 0.1),
          PictureMethod.of("rmsprop", 1e-3));

  @Override
  public String name() {
    return "digits";
  }

  @Override
  public String about() {
    return "a dense network on MNIST's digits (Dissecting Adam, A.1); needs --data *images-idx3*";
  }

  @Override
  public List<String> files() {
    return PictureRace.files(name());
  }

  @Override
  public void run(Conditions conditions, Results results) throws IOException, InterruptedException {
    Pictures.Split split = read(conditions, name()).split();
    List<PictureLayer> layers = new ArrayList<>();
    for (int units : HIDDEN) {
      int fewer = (int) Math.ceil(Math.min(1, conditions.effort()) * units);
      layers.add(dense(fewer, Activation.RELU));
    }
    layers.add(dense(CLASSES, Activation.LINEAR));
    try (PointerScope scope = new PointerScope()) {
      PictureTask task = PictureTask.classify(split, layers, PENALTY, BATCH);
      int epochs = conditions.times(EPOCHS, 1);
      PictureRace.run("digits", "Digits", METHODS, task, 1, epochs, conditions.seed(), results);
    }
  }

  /** The digits of {@code --data}. */
  static Pictures read(Conditions conditions, String name) throws IOException {
    return IdxPictures.read(
        conditions
            .inputs()
            .data()
            .orElseThrow(
                () -> new IllegalArgumentException(name + " needs --data, a file of images")));
  }
}
