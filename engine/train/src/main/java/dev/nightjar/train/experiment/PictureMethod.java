package dev.nightjar.train.experiment;

import dev.nightjar.train.optimize.Optimizer;
import dev.nightjar.train.optimize.Optimizers;
import dev.nightjar.train.optimize.PerLayer;
import dev.nightjar.train.picture.PictureNetwork;
import java.util.HashMap;
import java.util.Map;

/**
 * A way to train a network that sees pictures.
 *
 * @param name for people
 * @param optimizer as {@link Optimizers} knows it
 * @param guess where the search for its step size begins
 * @param perLayer step sizes divided by √(share × fan-in) of the layer
 * @param whitened layers' inputs are whitened
 * @param normalizedEpochs epochs of batch normalization before what follows
 * @param falling step sizes fall with the epoch q as 1/q^(1/2 + 0.001)
 */
record PictureMethod(
    String name,
    String optimizer,
    double guess,
    boolean perLayer,
    boolean whitened,
    int normalizedEpochs,
    boolean falling) {

  private static final double DELTA = 0.001;

  /** Batches before whitening begins, where no normalization goes before it. */
  private static final long QUIET_STEPS = 20;

  /** An optimizer and nothing else. */
  static PictureMethod of(String optimizer, double guess) {
    return new PictureMethod(optimizer, optimizer, guess, false, false, 0, false);
  }

  /** The same with step sizes per layer. */
  PictureMethod scaledPerLayer(double betterGuess) {
    return new PictureMethod(
        name + ", steps per layer",
        optimizer,
        betterGuess,
        true,
        whitened,
        normalizedEpochs,
        falling);
  }

  /** The same with whitened inputs. */
  PictureMethod whitening(double betterGuess) {
    return new PictureMethod(
        name + ", whitened", optimizer, betterGuess, perLayer, true, normalizedEpochs, falling);
  }

  /** The same with so many epochs of batch normalization first. */
  PictureMethod normalized(int epochs, String called) {
    return new PictureMethod(name + called, optimizer, guess, perLayer, whitened, epochs, falling);
  }

  /** The same with step sizes that fall. */
  PictureMethod withFallingSteps() {
    return new PictureMethod(name, optimizer, guess, perLayer, whitened, normalizedEpochs, true);
  }

  /** What moves the weights. Step-Tuned's own decay follows epochs too. */
  Optimizer optimizer(PictureNetwork network, int stepsPerEpoch) {
    Map<String, String> arguments = new HashMap<>();
    if (optimizer.equals("step-tuned")) {
      arguments.put("epoch", Integer.toString(Math.max(1, stepsPerEpoch / 2)));
    }
    Optimizer inner = Optimizers.named(optimizer, arguments).of(network.values());
    return perLayer ? new PerLayer(network.values(), inner, network.layers()) : inner;
  }

  /** The step size at an epoch, from 0. */
  double size(double first, int epoch) {
    return falling ? first * Math.pow(epoch + 1.0, -0.5 - DELTA) : first;
  }

  /** Batches that only feed the running averages of whitening. */
  long quietSteps(int stepsPerEpoch) {
    return normalizedEpochs > 0 ? (long) normalizedEpochs * stepsPerEpoch : QUIET_STEPS;
  }
}
