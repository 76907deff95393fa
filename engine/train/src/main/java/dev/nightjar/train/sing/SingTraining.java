package dev.nightjar.train.sing;

import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.train.network.Checkpoint;
import dev.nightjar.train.network.DataParallel;
import dev.nightjar.train.network.LayerShares;
import dev.nightjar.train.network.TorchSing;
import dev.nightjar.train.network.TorchSing.Symbol;
import dev.nightjar.train.optimize.DivergedException;
import dev.nightjar.train.optimize.GradientClip;
import dev.nightjar.train.optimize.GradientSample;
import dev.nightjar.train.optimize.GradientVariance;
import dev.nightjar.train.optimize.Need;
import dev.nightjar.train.optimize.Optimizer;
import dev.nightjar.train.optimize.StepCourse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The state of a training run of SING, and a step of it. A run that is saved and loaded goes on
 * exactly as one that was not.
 */
public final class SingTraining implements AutoCloseable {

  private static final String VALUES = "values";
  private static final String AVERAGE = "average";
  private static final String STAGE = "stage";
  private static final String STEP = "step";
  private static final String STEP_COURSE = "step_course";

  private final TorchSing network;
  private final TorchSing averaged;
  private final SingSettings settings;
  private final NoteLosses losses;
  private final DataParallel<TorchSing> gradients;
  private final GradientClip clip;
  private Optimizer optimizer;
  private StepCourse stepSizes;
  private Stage stage = Stage.AUTOENCODER;
  private long step;

  /**
   * A fresh run, before its first stage.
   *
   * @throws IllegalArgumentException if a batch can't tell the optimizer enough
   */
  public SingTraining(Sing sing, SingSettings settings) {
    settings.optimizer().requireEnough(settings.batchNotes());
    this.settings = settings;
    network = new TorchSing(sing, Weights.initial(sing.parameters(), settings.seed()));
    averaged = network.copy();
    losses = new NoteLosses(settings);
    gradients = new DataParallel<>(network, settings.threads());
    clip = new GradientClip(settings.clipNorm());
    optimizer = optimizer();
    stepSizes = stepSizes();
  }

  private StepCourse stepSizes() {
    return new StepCourse(settings.stages().get(stage).stepSizes());
  }

  private Optimizer optimizer() {
    TorchSing.Part part = stage.part(network);
    return settings
        .optimizer()
        .optimizer(
            part.of(network.parameters().values()), LayerShares.of(network, part, stepsAtATime()));
  }

  /** How many steps of a note an update hears. */
  private int stepsAtATime() {
    int all = network.sing().steps();
    if (stage == Stage.SEQUENCE) {
      return Math.min(all, settings.truncationSteps());
    }
    return settings.cropSteps() == 0 ? all : settings.cropSteps();
  }

  /** The network being trained. */
  public TorchSing network() {
    return network;
  }

  /** The network with the running average of the weights, which is better than the last ones. */
  public TorchSing averaged() {
    return averaged;
  }

  /** The stage that it is in. */
  public Stage stage() {
    return stage;
  }

  /** Steps done in the stage. */
  public long step() {
    return step;
  }

  /** Goes on to the next stage. */
  void next() {
    stage = stage.next();
    step = 0;
    averaged.parameters().values().copy_(network.parameters().values());
    optimizer.close();
    optimizer = optimizer();
    stepSizes = stepSizes();
  }

  /**
   * One step: the optimizer's updates with a batch, one or more, and in the sequence's stage those
   * for each stretch of a note.
   *
   * @return the loss before it, or its mean over the stretches
   * @throws DivergedException if loss or gradient are no numbers
   */
  public double step(NoteBatch batch) throws InterruptedException, DivergedException {
    double value =
        switch (stage) {
          case AUTOENCODER ->
              update(batch, (net, from, to) -> losses.reconstruction(net, batch, from, to, step));
          case SEQUENCE -> sequence(batch);
          case FINE_TUNING ->
              update(batch, (net, from, to) -> losses.synthesis(net, batch, from, to));
        };
    stepSizes.heard(value);
    step++;
    average();
    return value;
  }

  /** A young average forgets its start sooner. */
  private void average() {
    double kept = Math.min(settings.averageDecay(), (1.0 + step) / (10.0 + step));
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      averaged.parameters().values().lerp_(network.parameters().values(), new Scalar(1 - kept));
    }
  }

  private double sequence(NoteBatch batch) throws InterruptedException, DivergedException {
    int steps = network.sing().steps();
    double sum = 0;
    try (Stretches stretches = new Stretches(batch)) {
      for (int start = 0; start < steps; start += settings.truncationSteps()) {
        int count = Math.min(settings.truncationSteps(), steps - start);
        sum += count * update(batch, stretches.loss(start, count));
        stretches.end();
      }
    }
    return sum / steps;
  }

  /**
   * The optimizer's steps with a batch.
   *
   * @return the loss before them
   */
  private double update(NoteBatch batch, DataParallel.PartLoss<TorchSing> part)
      throws InterruptedException, DivergedException {
    double before = update(batch, part, true);
    for (int n = 1; n < optimizer.stepsPerBatch(); n++) {
      update(batch, part, false);
    }
    return before;
  }

  private double update(
      NoteBatch batch, DataParallel.PartLoss<TorchSing> part, boolean firstOfBatch)
      throws InterruptedException, DivergedException {
    int notes = batch.sounds().length;
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      TorchSing.Part trained = stage.part(network);
      double value;
      GradientSample sample;
      if (optimizer.needs().contains(Need.VARIANCE)) {
        GradientVariance variance = new GradientVariance(network.gradient());
        value = gradients.gradients(notes, part, variance::add);
        sample = sampleOfPart(variance.sample(), batch.symbols());
      } else {
        value = gradients.gradient(notes, part);
        aggregate(network.gradient(), batch.symbols());
        sample = GradientSample.of(trained.of(network.gradient()));
      }
      double norm = sample.gradient().norm().item_float();
      if (!Double.isFinite(value) || !Double.isFinite(norm)) {
        throw new DivergedException(step, value, norm);
      }
      clip.shorten(sample, optimizer.needs(), norm, firstOfBatch);
      optimizer.step(trained.of(network.parameters().values()), sample, stepSizes.at(step));
      return value;
    }
  }

  /** Gradient and variance of what the stage trains. */
  private GradientSample sampleOfPart(GradientSample all, List<Symbol> notes) {
    Tensor variance = all.get(Need.VARIANCE);
    aggregate(all.gradient(), notes);
    // A variance is a square: AdaBatch's factors count twice.
    aggregate(variance, notes);
    aggregate(variance, notes);
    TorchSing.Part trained = stage.part(network);
    return GradientSample.of(trained.of(all.gradient())).with(Need.VARIANCE, trained.of(variance));
  }

  /** Turns a mean over notes into AdaBatch's, where that was asked for and tables are trained. */
  private void aggregate(Tensor vector, List<Symbol> notes) {
    if (settings.adaBatchTables() && stage != Stage.AUTOENCODER) {
      TableRows.aggregate(network, vector, notes);
    }
  }

  /** Writes everything that the run needs to go on. */
  void save(Path file, Map<String, String> remarks) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>(remarks);
    metadata.put(STAGE, stage.name());
    metadata.put(STEP, Long.toString(step));
    metadata.put(STEP_COURSE, stepSizes.toString());
    Checkpoint.write(file, state(), metadata);
  }

  /**
   * Goes on from a saved run.
   *
   * @return the remarks it was saved with
   * @throws IOException if the file can't be read or holds another network's run
   */
  Map<String, String> load(Path file) throws IOException {
    SafeTensors.Contents contents = SafeTensors.read(file);
    try {
      stage = Stage.valueOf(contents.metadata().getOrDefault(STAGE, ""));
      step = Long.parseLong(contents.metadata().getOrDefault(STEP, ""));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " does not say where its run was: " + e.getMessage(), e);
    }
    optimizer.close();
    optimizer = optimizer();
    stepSizes = stepSizes();
    stepSizes.restore(contents.metadata().getOrDefault(STEP_COURSE, stepSizes.toString()));
    Checkpoint.read(file, contents, state());
    return contents.metadata();
  }

  private Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put(VALUES, network.parameters().values());
    state.put(AVERAGE, averaged.parameters().values());
    optimizer.state().forEach((name, tensor) -> state.put("optimizer." + name, tensor));
    return state;
  }

  @Override
  public void close() {
    gradients.close();
    optimizer.close();
    network.close();
    averaged.close();
  }
}
