package dev.nightjar.train.denoiser;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.train.data.BatchSource;
import dev.nightjar.train.loss.Loss;
import dev.nightjar.train.loss.WeightedLoss;
import dev.nightjar.train.network.RunTerms;
import dev.nightjar.train.optimize.DivergedException;
import dev.nightjar.train.run.RunFolder;
import dev.nightjar.train.run.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A training run in a folder: it goes on from the checkpoint that it finds there, and leaves one
 * behind, also if it diverges or its examples fail.
 */
public final class DenoiserRun {

  private static final int BATCHES_AHEAD = 3;
  private static final String EXAMPLES = "examples";
  private static final String SINCE_VALIDATION = "since_validation";
  private static final String HOURS_BEFORE = "hours_before";
  private static final String DATA = "data";

  /** Part of {@link #EXAMPLES} in runs that were begun when it could not change. */
  private static final String OLD_BATCHES = ", batches of \\d+";

  private final Path folder;
  private final Beginning beginning;
  private final TrainingSettings settings;
  private final Pace pace;
  private final Consumer<String> log;
  private double hoursBefore;
  private ExampleCount examples;
  private volatile boolean stopped;

  /**
   * How often things are done.
   *
   * @param reportSteps steps from one line of the log to the next
   * @param validateSteps steps from one validation to the next
   * @param checkpointMinutes minutes from one checkpoint to the next
   * @param totalSteps where the run ends
   */
  public record Pace(
      long reportSteps, long validateSteps, double checkpointMinutes, long totalSteps) {}

  /** In that folder, which is made; a run that is there already doesn't begin again. */
  public DenoiserRun(
      Path folder,
      Beginning beginning,
      TrainingSettings settings,
      Pace pace,
      Consumer<String> log) {
    this.folder = folder;
    this.beginning = beginning;
    hoursBefore = beginning.hoursHeard();
    this.settings = settings;
    this.pace = pace;
    this.log = log;
  }

  /** The checkpoint of a run in {@code folder}. */
  public static Path checkpoint(Path folder) {
    return folder.resolve("checkpoint.safetensors");
  }

  /** [any thread] Ends the run after the step that it is in. */
  public void stop() {
    stopped = true;
  }

  /**
   * Trains until the last step or {@link #stop}.
   *
   * @throws IOException if another run has the folder, if it holds a run that began otherwise, or
   *     if it can't be written to
   * @throws DivergedException if it does; the last checkpoint is of good weights
   */
  public void run(LearningData data) throws IOException, InterruptedException, DivergedException {
    try (RunFolder taken = RunFolder.take(folder);
        Training training = new Training(beginning, settings)) {
      RunFolder.requireNoForeignWeights(checkpoint(folder), best());
      Progress progress = new Progress(training, data);
      if (Files.exists(checkpoint(folder))) {
        progress.restore(training.load(checkpoint(folder)));
      } else {
        examples = ExampleCount.fresh(beginning.nextExample(), settings, training.stepsPerBatch());
      }
      try {
        progress.toTheEnd();
      } catch (DivergedException | IOException | RuntimeException failure) {
        saveAfter(failure, progress);
        throw failure;
      }
      progress.save();
      log.accept("stopped at step " + training.step());
    }
  }

  private static void saveAfter(Exception failure, Progress progress) {
    try {
      progress.save();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private Path best() {
    return folder.resolve("best.safetensors");
  }

  /** What a run has come to, beside its weights. */
  private final class Progress {
    private final Training training;
    private final LearningData data;
    private final Loss loss = WeightedLoss.parse(settings.loss());
    private final RestartingMean sinceReport = new RestartingMean();
    private final RestartingMean sinceValidation = new RestartingMean();
    private double bestLoss = Double.POSITIVE_INFINITY;

    Progress(Training training, LearningData data) {
      this.training = training;
      this.data = data;
    }

    void restore(Map<String, String> remarks) throws IOException {
      requireSame("was begun with", remarks.get(EXAMPLES), examplesText(), OLD_BATCHES);
      requireSame("learns from", remarks.get(DATA), data.signature(), "");
      terms().changes(remarks).forEach(log);
      if (Files.exists(best())) {
        bestLoss = Double.parseDouble(remarks.getOrDefault("best_loss", "Infinity"));
      }
      hoursBefore = Double.parseDouble(remarks.getOrDefault(HOURS_BEFORE, "0"));
      examples = ExampleCount.of(remarks, training.step(), settings, training.stepsPerBatch());
      sinceValidation.restore(remarks.getOrDefault(SINCE_VALIDATION, RestartingMean.NONE));
      log.accept("goes on from step " + training.step());
    }

    void toTheEnd() throws IOException, InterruptedException, DivergedException {
      LearningCurve curve = new LearningCurve(folder, training.step());
      long savedNs = System.nanoTime();
      Speed speed = new Speed();
      try (BatchSource batches =
          new BatchSource(
              data.training(),
              settings.seed(),
              settings.batchSize(),
              settings.exampleFrames(),
              examples.next(training.step()),
              BATCHES_AHEAD)) {
        BatchSource.Batch batch = null;
        long heard = -1;
        while (training.step() < pace.totalSteps() && !stopped) {
          if (heard != training.step() / training.stepsPerBatch()) {
            batch = batches.next();
            heard = training.step() / training.stepsPerBatch();
          }
          double value = training.step(batch);
          sinceReport.add(value);
          sinceValidation.add(value);
          speed.step();
          long step = training.step();
          if (step % pace.reportSteps() == 0) {
            report(step, speed);
          }
          if (step % pace.validateSteps() == 0 || step == pace.totalSteps()) {
            validate(step, curve);
            speed.resume();
          }
          if (System.nanoTime() - savedNs > pace.checkpointMinutes() * 60e9) {
            save();
            savedNs = System.nanoTime();
            speed.resume();
          }
        }
      }
    }

    private void report(long step, Speed speed) {
      double perStep = settings.batchSize() * exampleSeconds() / training.stepsPerBatch();
      log.accept(
          String.format(
              Locale.ROOT,
              "step %d of %d, loss %.5f, step size %.2e, %s",
              step,
              pace.totalSteps(),
              sinceReport.take(),
              training.stepSize(),
              speed.report(perStep, "audio-s/s", pace.totalSteps() - step)));
    }

    private void validate(long step, LearningCurve curve) throws IOException {
      Validation.Scores scores =
          data.validation().scores(training.network(), training.averagedWeights(), loss);
      curve.add(new LearningCurve.Row(step, hoursHeard(step), sinceValidation.take(), scores));
      log.accept(
          String.format(
              Locale.ROOT,
              "step %d, %.1f h heard: valid loss %.5f, SI-SDR %.2f dB, STOI %.4f",
              step,
              hoursHeard(step),
              scores.loss(),
              scores.siSdrDb(),
              scores.stoi()));
      if (scores.loss() < bestLoss) {
        bestLoss = scores.loss();
        SafeTensors.write(best(), training.averagedWeights(), remarks(step, bestLoss));
      }
    }

    void save() throws IOException {
      Map<String, String> remarks = remarks(training.step(), bestLoss);
      remarks.put(SINCE_VALIDATION, sinceValidation.toString());
      remarks.put(DATA, data.signature());
      remarks.putAll(terms().remarks());
      training.save(checkpoint(folder), remarks);
    }
  }

  private Map<String, String> remarks(long step, double bestLoss) throws IOException {
    Map<String, String> remarks = new LinkedHashMap<>();
    remarks.put(Beginning.NETWORK, new ObjectMapper().writeValueAsString(beginning.network()));
    remarks.put(HOURS_BEFORE, Double.toString(hoursBefore));
    remarks.put(Beginning.HOURS_HEARD, String.format(Locale.ROOT, "%.2f", hoursHeard(step)));
    remarks.put("best_loss", Double.toString(bestLoss));
    remarks.put(EXAMPLES, examplesText());
    remarks.putAll(examples.remarks(step));
    return remarks;
  }

  /** What must not change within a run, or its steps would mean something else. */
  private String examplesText() {
    return String.format(
        Locale.ROOT,
        "seed %d, %d frames each, loss %s",
        settings.seed(),
        settings.exampleFrames(),
        settings.loss());
  }

  /** What may change, and what it does. */
  private RunTerms terms() {
    return new RunTerms()
        .with("threads", settings.threads(), "gradients are summed in another order and rounding")
        .with("batch", settings.batchSize(), "steps from here on hear so many examples")
        .with("step sizes", settings.stepSize(), "steps from here on follow the new ones");
  }

  /** What a checkpoint does not say is as it is now: those of before it was said. */
  private void requireSame(String what, String begun, String now, String leftOut)
      throws IOException {
    if (begun != null && !begun.replaceFirst(leftOut, "").equals(now)) {
      throw new IOException(
          "%s holds a run that %s %s, not %s; go on with the same, or choose another --out"
              .formatted(folder, what, begun, now));
    }
  }

  /** An optimizer that makes several steps with a batch hears it once. */
  private double hoursHeard(long step) {
    return hoursBefore + examples.heard(step) * exampleSeconds() / 3600;
  }

  private double exampleSeconds() {
    return (double) settings.exampleFrames() / beginning.network().sampleRateHz();
  }
}
