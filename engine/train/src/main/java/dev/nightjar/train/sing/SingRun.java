package dev.nightjar.train.sing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.train.loss.WeightedLoss;
import dev.nightjar.train.optimize.DivergedException;
import dev.nightjar.train.run.RunFolder;
import dev.nightjar.train.run.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A training run of SING in a folder: it goes on from the checkpoint that it finds there, and
 * leaves one behind, also if it diverges or its notes can't be read.
 */
public final class SingRun {

  /** What a file of weights says of the notes that it learned from. */
  public static final String NOTES = "notes";

  private static final String SING = "sing";
  private static final String STAGE = "left_in_stage";

  private final Path folder;
  private final Sing sing;
  private final InstrumentTable instruments;
  private final String notes;
  private final SingSettings settings;
  private final SingTerms terms;
  private final Pace pace;
  private final Consumer<String> log;
  private volatile boolean stopped;

  /**
   * How often things are done.
   *
   * @param reportSteps steps from one line of the log to the next
   * @param validateSteps steps from one validation to the next
   * @param validationNotes notes of each kind in a validation
   * @param checkpointMinutes minutes from one checkpoint to the next
   */
  public record Pace(
      long reportSteps, long validateSteps, int validationNotes, double checkpointMinutes) {}

  /**
   * In that folder, which is made.
   *
   * @param notes what makes the notes that are learned from others than others
   */
  public SingRun(
      Path folder,
      Sing sing,
      InstrumentTable instruments,
      String notes,
      SingSettings settings,
      Pace pace,
      Consumer<String> log) {
    this.folder = folder;
    this.sing = sing;
    this.instruments = instruments;
    this.notes = notes;
    this.settings = settings;
    terms = new SingTerms(settings, notes);
    this.pace = pace;
    this.log = log;
  }

  /** The checkpoint of a run in {@code folder}. */
  public static Path checkpoint(Path folder) {
    return folder.resolve("checkpoint.safetensors");
  }

  /** The weights that a run leaves. */
  public static Path weights(Path folder) {
    return folder.resolve("sing.safetensors");
  }

  /** The weights at the end of a stage that others follow. */
  public static Path stageWeights(Path folder, Stage stage) {
    return folder.resolve(stage.name().toLowerCase(Locale.ROOT) + ".safetensors");
  }

  /**
   * The network of a run's checkpoint or weights.
   *
   * @throws IOException if there is none
   */
  public static Sing singOf(SafeTensors.Contents contents, Path file) throws IOException {
    String json = contents.metadata().get(SING);
    if (json == null) {
      throw new IOException(file + " holds no instrument");
    }
    try {
      return new ObjectMapper().readValue(json, Sing.class);
    } catch (JsonProcessingException e) {
      throw new IOException(file + " has no usable network: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * The stage that weights were left in; the last one for weights that don't say it.
   *
   * @param remarks of a file of weights
   */
  public static Stage stageOf(Map<String, String> remarks) {
    String last = Stage.FINE_TUNING.name();
    return Stage.valueOf(remarks.getOrDefault(STAGE, last));
  }

  /** [any thread] Ends the run after the step that it is in. */
  public void stop() {
    stopped = true;
  }

  /**
   * Trains until the last stage's last step or {@link #stop}.
   *
   * @throws IOException if another run has the folder, if it holds a run that began otherwise, or
   *     if it can't be written to
   * @throws DivergedException if it does; the last checkpoint is of good weights
   */
  public void run(NoteSource source, PitchSplit split)
      throws IOException, InterruptedException, DivergedException {
    try (RunFolder taken = RunFolder.take(folder);
        SingTraining training = new SingTraining(sing, settings)) {
      RunFolder.requireNoForeignWeights(checkpoint(folder), weights(folder));
      if (Files.exists(checkpoint(folder))) {
        Map<String, String> before = training.load(checkpoint(folder));
        terms.requireSameRun(folder, before);
        terms.mayChange().changes(before).forEach(log);
        log.accept("goes on from step " + training.step() + " of " + training.stage());
      }
      SingCurve curve =
          SingCurve.read(folder.resolve("curve.csv"), training.stage(), training.step());
      Loop loop = new Loop(training, source, split, curve);
      try {
        toTheEnd(training, loop);
      } catch (DivergedException | IOException | RuntimeException failure) {
        leaveAfter(failure, training);
        throw failure;
      }
      leave(training, weights(folder));
      log.accept("stopped at step " + training.step() + " of " + training.stage());
    }
  }

  private void toTheEnd(SingTraining training, Loop loop)
      throws IOException, InterruptedException, DivergedException {
    while (!stopped) {
      if (training.step() < settings.steps(training.stage())) {
        loop.step();
      } else if (training.stage().isLast()) {
        break;
      } else {
        if (training.step() > 0) {
          leave(training, stageWeights(folder, training.stage()));
        }
        training.next();
      }
    }
  }

  private void leaveAfter(Exception failure, SingTraining training) {
    try {
      leave(training, weights(folder));
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void leave(SingTraining training, Path weights) throws IOException {
    Map<String, String> remarks = remarks();
    Map<String, String> resumable = new LinkedHashMap<>(remarks);
    resumable.putAll(terms.mayChange().remarks());
    training.save(checkpoint(folder), resumable);
    remarks.putAll(instruments.remarks());
    remarks.put(STAGE, training.stage().name());
    Weights learned = training.averaged().parameters().weights();
    SafeTensors.write(weights, instruments.beside(learned), remarks);
  }

  private Map<String, String> remarks() {
    Map<String, String> remarks = new LinkedHashMap<>();
    try {
      remarks.put(SING, new ObjectMapper().writeValueAsString(sing));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of numbers can always be written", e);
    }
    remarks.putAll(terms.mustStay());
    remarks.put(NOTES, notes);
    return remarks;
  }

  /** What happens around a step. */
  private final class Loop {
    private final SingTraining training;
    private final NoteSource source;
    private final List<Integer> places;
    private final List<Integer> trained;
    private final List<Integer> heldOut;
    private final SingCurve curve;
    private final Speed speed = new Speed();
    private long savedNs = System.nanoTime();
    private double lossSum;
    private long lossCount;

    Loop(SingTraining training, NoteSource source, PitchSplit split, SingCurve curve) {
      this.training = training;
      this.source = source;
      this.curve = curve;
      places = split.training();
      trained = some(split.training());
      heldOut = some(split.heldOut());
    }

    private List<Integer> some(List<Integer> all) {
      List<Integer> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, new Random(settings.seed()));
      return shuffled.subList(0, Math.min(pace.validationNotes(), shuffled.size()));
    }

    void step() throws IOException, InterruptedException, DivergedException {
      Stage stage = training.stage();
      NoteBatch batch =
          source.batch(
              places,
              settings.seed(),
              stage,
              training.step(),
              settings.batchNotes(),
              stage == Stage.SEQUENCE ? 0 : settings.cropSteps());
      lossSum += training.step(batch);
      lossCount++;
      speed.step();
      if (training.step() % pace.reportSteps() == 0) {
        report(stage);
      }
      if (training.step() % pace.validateSteps() == 0 || training.step() == settings.steps(stage)) {
        validate(stage);
      }
      if (System.nanoTime() - savedNs > pace.checkpointMinutes() * 60e9) {
        leave(training, weights(folder));
        savedNs = System.nanoTime();
        speed.resume();
      }
    }

    private void report(Stage stage) {
      log.accept(
          String.format(
              Locale.ROOT,
              "%s step %d of %d, loss %.5f, %s",
              stage,
              training.step(),
              settings.steps(stage),
              lossSum / lossCount,
              speed.report(
                  settings.batchNotes(), "notes/s", settings.steps(stage) - training.step())));
      lossSum = 0;
      lossCount = 0;
    }

    private void validate(Stage stage) throws IOException {
      boolean fromSymbols = stage != Stage.AUTOENCODER;
      Distance distance = new Distance(source, WeightedLoss.parse("spectral"));
      double train = distance.of(training.averaged(), trained, fromSymbols);
      double test = distance.of(training.averaged(), heldOut, fromSymbols);
      curve.add(new SingCurve.Row(stage, training.step(), train, test));
      log.accept(
          String.format(
              Locale.ROOT,
              "%s step %d: spectral loss %.4f on trained, %.4f on held-out pitches",
              stage,
              training.step(),
              train,
              test));
      speed.resume();
    }
  }
}
