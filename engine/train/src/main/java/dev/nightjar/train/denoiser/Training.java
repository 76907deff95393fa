package dev.nightjar.train.denoiser;

import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.train.data.BatchSource.Batch;
import dev.nightjar.train.loss.Loss;
import dev.nightjar.train.loss.WeightedLoss;
import dev.nightjar.train.network.Checkpoint;
import dev.nightjar.train.network.DataParallel;
import dev.nightjar.train.network.Tensors;
import dev.nightjar.train.network.TorchNetwork;
import dev.nightjar.train.optimize.Adam;
import dev.nightjar.train.optimize.DivergedException;
import dev.nightjar.train.optimize.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The state of a training run, and a step of it. A run that is saved and loaded goes on exactly as
 * one that was not: all that a step depends on is the state and the step's number.
 */
public final class Training implements AutoCloseable {

  /** Levels below this are silence: an example is not raised by more than its inverse. */
  private static final double LEVEL_FLOOR = 1e-3;

  private static final String AVERAGE = "average";
  private static final String STEP = "step";
  private static final String VALUES = "values";

  private final TorchNetwork network;
  private final TrainingSettings settings;
  private final Loss loss;
  private final Optimizer optimizer;
  private final DataParallel<TorchNetwork> gradients;
  private final Tensor average;
  private long step;

  /** A fresh run. */
  public Training(Network description, TrainingSettings settings) {
    this.settings = settings;
    network = new TorchNetwork(description, Weights.initial(description, settings.seed()));
    loss = WeightedLoss.parse(settings.loss());
    optimizer = new Adam(network.values().numel(), 0.9, 0.999, 1e-8);
    gradients = new DataParallel<>(network, settings.threads());
    average = network.values().clone().retainReference();
  }

  /** Steps done. */
  public long step() {
    return step;
  }

  /** The network being trained. */
  public TorchNetwork network() {
    return network;
  }

  /** The running average of the weights, which generalizes better than the last ones. */
  public Weights averagedWeights() {
    return network.parameters().named(Tensors.values(average));
  }

  /**
   * One step.
   *
   * @return the loss before it
   * @throws DivergedException if loss or gradient are no numbers; the weights are as before
   */
  public double step(Batch batch) throws InterruptedException, DivergedException {
    float[][] noisy = batch.noisy();
    float[][] clean = batch.clean();
    double value =
        gradients.gradient(
            noisy.length,
            (net, from, to) -> {
              Tensor input = Tensors.batch(java.util.Arrays.copyOfRange(noisy, from, to));
              Tensor target = Tensors.batch(java.util.Arrays.copyOfRange(clean, from, to));
              return loss(loss, net, input, target);
            });
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      double norm = network.gradient().norm().item_float();
      if (!Double.isFinite(value) || !Double.isFinite(norm)) {
        throw new DivergedException(step, value, norm);
      }
      if (norm > settings.clipNorm()) {
        network.gradient().mul_(new Scalar(settings.clipNorm() / norm));
      }
      optimizer.step(network.values(), network.gradient(), settings.stepSize().at(step));
      step++;
      // A young average forgets its start sooner.
      double decay = Math.min(settings.averageDecay(), (1.0 + step) / (10.0 + step));
      average.lerp_(network.values(), new Scalar(1 - decay));
    }
    return value;
  }

  /** The loss of a network's output against the clean signal, both brought to unit level. */
  static Tensor loss(Loss loss, TorchNetwork network, Tensor input, Tensor target) {
    int late = network.network().lookaheadFrames();
    long frames = input.size(1) - late;
    Tensor gain =
        input.square().mean(1L).add(new Scalar(LEVEL_FLOOR * LEVEL_FLOOR)).rsqrt().unsqueeze(1);
    Tensor estimate = network.forward(input).narrow(1, late, frames);
    return loss.of(estimate.mul(gain), target.narrow(1, 0, frames).mul(gain));
  }

  /** Writes everything that the run needs to go on. */
  public void save(Path file, Map<String, String> remarks) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>(remarks);
    metadata.put(STEP, Long.toString(step));
    Checkpoint.write(file, state(), metadata);
  }

  /**
   * Goes on from a saved run.
   *
   * @return the remarks it was saved with
   * @throws IOException if the file can't be read or holds another network's run
   */
  public Map<String, String> load(Path file) throws IOException {
    SafeTensors.Contents contents = SafeTensors.read(file);
    Checkpoint.read(file, contents, state());
    step = Long.parseLong(contents.metadata().get(STEP));
    return contents.metadata();
  }

  private Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put(VALUES, network.values());
    state.put(AVERAGE, average);
    optimizer.state().forEach((name, tensor) -> state.put("optimizer." + name, tensor));
    return state;
  }

  @Override
  public void close() {
    gradients.close();
    network.close();
    average.close();
  }
}
