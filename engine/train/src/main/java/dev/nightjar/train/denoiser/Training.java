package dev.nightjar.train.denoiser;

import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.train.data.BatchSource.Batch;
import dev.nightjar.train.loss.Loss;
import dev.nightjar.train.loss.WeightedLoss;
import dev.nightjar.train.network.Checkpoint;
import dev.nightjar.train.network.DataParallel;
import dev.nightjar.train.network.LayerShares;
import dev.nightjar.train.network.Tensors;
import dev.nightjar.train.network.TorchNetwork;
import dev.nightjar.train.optimize.DivergedException;
import dev.nightjar.train.optimize.GradientClip;
import dev.nightjar.train.optimize.GradientSample;
import dev.nightjar.train.optimize.GradientVariance;
import dev.nightjar.train.optimize.Need;
import dev.nightjar.train.optimize.Optimizer;
import dev.nightjar.train.optimize.OptimizerChoice;
import dev.nightjar.train.optimize.StepCourse;
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
  private static final String OPTIMIZER = "optimizer";
  private static final String CLIP = "clip_factor";
  private static final String STEP_COURSE = "step_course";

  private final TorchNetwork network;
  private final TrainingSettings settings;
  private final Loss loss;
  private final Optimizer optimizer;
  private final DataParallel<TorchNetwork> gradients;
  private final GradientClip clip;
  private final StepCourse stepSizes;
  private final Tensor average;
  private long step;

  /**
   * A fresh run.
   *
   * @throws IllegalArgumentException if a batch can't tell the optimizer enough
   */
  public Training(Network description, TrainingSettings settings) {
    this(Beginning.fresh(description, settings.seed()), settings);
  }

  /**
   * A run that begins with given weights.
   *
   * @throws IllegalArgumentException if a batch can't tell the optimizer enough
   */
  public Training(Beginning beginning, TrainingSettings settings) {
    settings.optimizer().requireEnough(settings.batchSize());
    this.settings = settings;
    network = new TorchNetwork(beginning.network(), beginning.weights());
    loss = WeightedLoss.parse(settings.loss());
    optimizer =
        settings
            .optimizer()
            .optimizer(
                network.values(), LayerShares.of(beginning.network(), settings.exampleFrames()));
    clip = new GradientClip(settings.clipNorm());
    stepSizes = new StepCourse(settings.stepSize());
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

  /** The size of the next step. */
  public double stepSize() {
    return stepSizes.at(step - step % stepsPerBatch());
  }

  /** How many steps in a row the optimizer makes with the same batch. */
  public int stepsPerBatch() {
    return optimizer.stepsPerBatch();
  }

  /**
   * One step.
   *
   * @return the loss before it
   * @throws DivergedException if loss or gradient are no numbers; the weights are as before
   */
  public double step(Batch batch) throws InterruptedException, DivergedException {
    try (PointerScope scope = new PointerScope()) {
      GradientVariance variance =
          optimizer.needs().contains(Need.VARIANCE)
              ? new GradientVariance(network.gradient())
              : null;
      double value = variance == null ? gradient(batch) : gradients(batch, variance);
      try (NoGradGuard guard = new NoGradGuard()) {
        GradientSample sample =
            variance == null ? GradientSample.of(network.gradient()) : variance.sample();
        double norm = sample.gradient().norm().item_float();
        if (!Double.isFinite(value) || !Double.isFinite(norm)) {
          throw new DivergedException(step, value, norm);
        }
        // All steps of a batch have the step size of its first.
        long first = step - step % stepsPerBatch();
        clip.shorten(sample, optimizer.needs(), norm, step == first);
        optimizer.step(network.values(), sample, stepSizes.at(first));
        step++;
        if (step % stepsPerBatch() == 0) {
          stepSizes.heard(value);
        }
        // A young average forgets its start sooner.
        double decay = Math.min(settings.averageDecay(), (1.0 + step) / (10.0 + step));
        average.lerp_(network.values(), new Scalar(1 - decay));
      }
      return value;
    }
  }

  /** The mean loss of a batch, and its gradient in the network's. */
  private double gradient(Batch batch) throws InterruptedException {
    return gradients.gradient(batch.noisy().length, part(batch));
  }

  /** The mean loss, and the gradient of each example for the variance. */
  private double gradients(Batch batch, GradientVariance variance) throws InterruptedException {
    return gradients.gradients(batch.noisy().length, part(batch), variance::add);
  }

  private DataParallel.PartLoss<TorchNetwork> part(Batch batch) {
    return (net, from, to) ->
        loss(loss, net, part(batch.noisy(), from, to), part(batch.clean(), from, to));
  }

  private static Tensor part(float[][] signals, int from, int to) {
    return Tensors.batch(java.util.Arrays.copyOfRange(signals, from, to));
  }

  /** The loss of a network's output against the clean signal, both brought to unit level. */
  static Tensor loss(Loss loss, TorchNetwork network, Tensor input, Tensor target) {
    int late = network.network().lookaheadFrames();
    int unheard = network.network().unheardFrames();
    long frames = input.size(1) - late - unheard;
    Tensor gain =
        input.square().mean(1L).add(new Scalar(LEVEL_FLOOR * LEVEL_FLOOR)).rsqrt().unsqueeze(1);
    Tensor estimate = network.forward(input).narrow(1, late + unheard, frames);
    return loss.of(estimate.mul(gain), target.narrow(1, unheard, frames).mul(gain));
  }

  /** Writes everything that the run needs to go on. */
  public void save(Path file, Map<String, String> remarks) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>(remarks);
    metadata.put(STEP, Long.toString(step));
    metadata.put(OPTIMIZER, settings.optimizer().toString());
    metadata.put(CLIP, Double.toString(clip.factor()));
    metadata.put(STEP_COURSE, stepSizes.toString());
    Checkpoint.write(file, state(), metadata);
  }

  /**
   * Goes on from a saved run.
   *
   * @return the remarks it was saved with
   * @throws IOException if the file can't be read or holds a run of another network or optimizer
   */
  public Map<String, String> load(Path file) throws IOException {
    SafeTensors.Contents contents = SafeTensors.read(file);
    String choice = settings.optimizer().toString();
    String begun = contents.metadata().getOrDefault(OPTIMIZER, OptimizerChoice.ADAM.toString());
    if (!begun.equals(choice)) {
      throw new IOException(file + " is a run with " + begun + ", not with " + choice);
    }
    Checkpoint.read(file, contents, state());
    step = Long.parseLong(contents.metadata().get(STEP));
    clip.restore(Double.parseDouble(contents.metadata().getOrDefault(CLIP, "1")));
    stepSizes.restore(contents.metadata().getOrDefault(STEP_COURSE, stepSizes.toString()));
    return contents.metadata();
  }

  private Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put(VALUES, network.values());
    state.put(AVERAGE, average);
    optimizer.state().forEach((name, tensor) -> state.put(OPTIMIZER + "." + name, tensor));
    return state;
  }

  @Override
  public void close() {
    gradients.close();
    optimizer.close();
    network.close();
    average.close();
  }
}
