package dev.nightjar.train.denoiser;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.train.data.BatchSource;
import dev.nightjar.train.data.ExampleSource;
import dev.nightjar.train.loss.Loss;
import dev.nightjar.train.loss.WeightedLoss;
import dev.nightjar.train.network.RunTerms;
import dev.nightjar.train.optimize.DivergedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A training run in a folder: it goes on from the checkpoint that it finds there, and leaves one
 * behind however it ends.
 */
public final class DenoiserRun {

  private static final int BATCHES_AHEAD = 3;
  private static final String EXAMPLES = "examples";
  private static final String SINCE_VALIDATION = "since_validation";
  private static final String HOURS_BEFORE = "hours_before";

  private final Path folder;
  private final Beginning beginning;
  private final TrainingSettings settings;
  private final Pace pace;
  private final Consumer<String> log;
  private final int stepsPerBatch;
  private double hoursBefore;
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
    stepsPerBatch = settings.optimizer().stepsPerBatch();
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
   * @throws DivergedException if it does; the last checkpoint is of good weights
   */
  public void run(ExampleSource examples, Validation validation)
      throws IOException, InterruptedException, DivergedException {
    Files.createDirectories(folder);
    Loss loss = WeightedLoss.parse(settings.loss());
    try (Training training = new Training(beginning, settings)) {
      double bestLoss = Double.POSITIVE_INFINITY;
      RestartingMean sinceValidation = new RestartingMean();
      if (Files.exists(checkpoint(folder))) {
        Map<String, String> remarks = training.load(checkpoint(folder));
        requireSameExamples(remarks);
        terms().changes(remarks).forEach(log);
        bestLoss = Double.parseDouble(remarks.getOrDefault("best_loss", "Infinity"));
        hoursBefore = Double.parseDouble(remarks.getOrDefault(HOURS_BEFORE, "0"));
        sinceValidation.restore(remarks.getOrDefault(SINCE_VALIDATION, RestartingMean.NONE));
        log.accept("goes on from step " + training.step());
      }
      LearningCurve curve = new LearningCurve(folder, training.step());
      long saved = System.nanoTime();
      Meter meter = new Meter(training.step());
      try (BatchSource batches =
          new BatchSource(
              examples,
              settings.seed(),
              settings.batchSize(),
              settings.exampleFrames(),
              training.step() / stepsPerBatch,
              BATCHES_AHEAD)) {
        BatchSource.Batch batch = null;
        while (training.step() < pace.totalSteps() && !stopped) {
          if (batch == null || batch.step() != training.step() / stepsPerBatch) {
            batch = batches.next();
          }
          double value = training.step(batch);
          meter.losses.add(value);
          sinceValidation.add(value);
          long step = training.step();
          if (step % pace.reportSteps() == 0) {
            log.accept(meter.report(step, training.stepSize()));
          }
          if (step % pace.validateSteps() == 0 || step == pace.totalSteps()) {
            Validation.Scores scores =
                validation.scores(training.network(), training.averagedWeights(), loss);
            curve.add(
                new LearningCurve.Row(step, hoursHeard(step), sinceValidation.take(), scores));
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
              SafeTensors.write(
                  folder.resolve("best.safetensors"),
                  training.averagedWeights(),
                  remarks(step, bestLoss));
            }
          }
          if (System.nanoTime() - saved > pace.checkpointMinutes() * 60e9) {
            training.save(checkpoint(folder), resumable(step, bestLoss, sinceValidation));
            saved = System.nanoTime();
          }
        }
      }
      training.save(checkpoint(folder), resumable(training.step(), bestLoss, sinceValidation));
      log.accept("stopped at step " + training.step());
    }
  }

  private Map<String, String> resumable(long step, double bestLoss, RestartingMean sinceValidation)
      throws IOException {
    Map<String, String> remarks = remarks(step, bestLoss);
    remarks.put(SINCE_VALIDATION, sinceValidation.toString());
    remarks.putAll(terms().remarks());
    return remarks;
  }

  private Map<String, String> remarks(long step, double bestLoss) throws IOException {
    Map<String, String> remarks = new LinkedHashMap<>();
    remarks.put(Beginning.NETWORK, new ObjectMapper().writeValueAsString(beginning.network()));
    remarks.put(HOURS_BEFORE, Double.toString(hoursBefore));
    remarks.put(Beginning.HOURS_HEARD, String.format(Locale.ROOT, "%.2f", hoursHeard(step)));
    remarks.put("best_loss", Double.toString(bestLoss));
    remarks.put(EXAMPLES, examples());
    return remarks;
  }

  /** What must not change within a run, or its steps would mean something else. */
  private String examples() {
    return String.format(
        Locale.ROOT,
        "seed %d, batches of %d, %d frames each, loss %s",
        settings.seed(),
        settings.batchSize(),
        settings.exampleFrames(),
        settings.loss());
  }

  /** What may change, and what it does. */
  private RunTerms terms() {
    return new RunTerms()
        .with("threads", settings.threads(), "gradients are summed in another order and rounding")
        .with("step sizes", settings.stepSize(), "steps from here on follow the new ones");
  }

  private void requireSameExamples(Map<String, String> remarks) throws IOException {
    String begun = remarks.getOrDefault(EXAMPLES, examples());
    if (!begun.equals(examples())) {
      throw new IOException(
          folder
              + " holds a run with "
              + begun
              + ", not "
              + examples()
              + "; go on with the same, or choose another --out");
    }
  }

  /** An optimizer that makes several steps with a batch hears it once. */
  private double hoursHeard(long step) {
    long batches = (step + stepsPerBatch - 1) / stepsPerBatch;
    return hoursBefore + batches * secondsOfAudio() / 3600;
  }

  private double secondsOfAudio() {
    return (double) settings.batchSize()
        * settings.exampleFrames()
        / beginning.network().sampleRateHz();
  }

  /** Speed since the last report. */
  private final class Meter {
    private final RestartingMean losses = new RestartingMean();
    private long lastStep;
    private long lastNs = System.nanoTime();

    Meter(long step) {
      lastStep = step;
    }

    String report(long step, double stepSize) {
      long now = System.nanoTime();
      double seconds = (now - lastNs) / 1e9;
      double stepsPerSecond = (step - lastStep) / seconds;
      Duration left = Duration.ofSeconds((long) ((pace.totalSteps() - step) / stepsPerSecond));
      lastNs = now;
      lastStep = step;
      return String.format(
          Locale.ROOT,
          "step %d of %d, loss %.5f, step size %.2e, %.1f audio-s/s, %d h %02d min left",
          step,
          pace.totalSteps(),
          losses.take(),
          stepSize,
          stepsPerSecond / stepsPerBatch * secondsOfAudio(),
          left.toHours(),
          left.toMinutesPart());
    }
  }
}
