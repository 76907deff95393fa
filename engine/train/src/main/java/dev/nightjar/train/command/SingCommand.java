package dev.nightjar.train.command;

import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.train.loss.WeightedLoss;
import dev.nightjar.train.notes.NoteBank;
import dev.nightjar.train.optimize.DivergedException;
import dev.nightjar.train.optimize.StepSize;
import dev.nightjar.train.sing.InstrumentTable;
import dev.nightjar.train.sing.NoteSource;
import dev.nightjar.train.sing.PitchSplit;
import dev.nightjar.train.sing.SingRun;
import dev.nightjar.train.sing.SingSettings;
import dev.nightjar.train.sing.Stage;
import dev.nightjar.train.sing.StagePlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nightjar-train sing}. */
@Command(
    name = "sing",
    description = "Trains the instrument on the notes of a SoundFont, or of a folder as NSynth's.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
final class SingCommand implements Callable<Integer> {

  private static final List<String> NETWORK_OPTIONS =
      List.of("--hidden", "--lstm-layers", "--channels", "--code-size", "--tables", "--carriers");

  @Mixin NoteOptions notes;

  @Mixin RunOptions run;

  @Option(names = "--hidden", defaultValue = "1024", description = "Memories of an LSTM layer.")
  int hidden;

  @Option(names = "--lstm-layers", defaultValue = "3", description = "LSTM layers.")
  int lstmLayers;

  @Option(
      names = "--channels",
      defaultValue = "4096",
      description = "Channels of the convolutions.")
  int channels;

  @Option(names = "--code-size", defaultValue = "128", description = "Floats of a step's code.")
  int codeSize;

  @Option(
      names = "--tables",
      split = ",",
      defaultValue = "16,8,2,4",
      description = "Floats for instrument, pitch, velocity, time; 0 for no time.")
  List<Integer> tables;

  @Option(
      names = "--autoencoder-loss",
      defaultValue = "spectral",
      description = "Loss of the first stage, as of the last.")
  String autoencoderLoss;

  @Option(
      names = "--waveform-first",
      defaultValue = "0",
      description = "Share of the first stage that learns waveforms alone, to begin with.")
  double waveformFirst;

  @Option(
      names = "--carriers",
      description =
          "The decoder also shapes the pitch's harmonics and noise; then --epochs 0,0,N will do.")
  boolean carriers;

  @Option(
      names = "--loss",
      defaultValue = "spectral",
      description = "Loss of the last stage, as spectral=1,convergence=0.1; or mse.")
  String loss;

  @Option(
      names = "--epochs",
      split = ",",
      defaultValue = "50,50,20",
      description = "Epochs of auto-encoder, sequence, fine-tuning.")
  List<Double> epochs;

  @Option(
      names = "--step-sizes",
      split = ",",
      defaultValue = "3e-4,3e-4,3e-4",
      description = "Step sizes of the three stages, at their peak.")
  List<Double> stepSizes;

  @Option(
      names = "--decay-from",
      defaultValue = "1",
      description = "Cosine: share of a stage at which its step size begins to fall.")
  double decayFrom;

  @Mixin ScheduleOptions schedule;

  @Mixin OptimizerOptions optimizer;

  @Option(
      names = "--adabatch-tables",
      description = "Divide each row's gradient by how often the batch used it (thesis, eq. 4.7).")
  boolean adaBatchTables;

  @Option(names = "--batch", defaultValue = "256", description = "Notes in a step.")
  int batch;

  @Option(
      names = "--crop",
      defaultValue = "0",
      description = "Codes of a note that the decoder hears at a time; 0 for all 265.")
  int crop;

  @Option(names = "--truncation", defaultValue = "32", description = "Of back-propagation, steps.")
  int truncation;

  @Option(
      names = "--report-every",
      defaultValue = "20",
      description = "Steps between lines of progress.")
  long reportSteps;

  @Option(
      names = "--validate-every",
      defaultValue = "200",
      description = "Steps between validations.")
  long validateSteps;

  @Option(
      names = "--validation-notes",
      defaultValue = "64",
      description = "Learned and held-out notes, so many each.")
  int validationNotes;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, DivergedException {
    requireRanges();
    WeightedLoss.parse(autoencoderLoss);
    WeightedLoss.parse(loss);
    sing(1, 1, 64_000, 16_000);
    PrintWriter log = spec.commandLine().getErr();
    try (NoteBank bank = notes.open(run.out, log)) {
      Sing sing = sing(bank, log);
      PitchSplit split = PitchSplit.of(bank, notes.splitSeed);
      log.printf(
          "%s: %d notes of %d instruments to learn from, %d held out%n",
          sing, split.training().size(), bank.instruments().size(), split.heldOut().size());
      SingRun training =
          new SingRun(
              run.out,
              sing,
              InstrumentTable.of(bank, split, sing),
              notes.fingerprint(bank),
              settings(split.training().size()),
              new SingRun.Pace(reportSteps, validateSteps, validationNotes, run.checkpointMinutes),
              line -> {
                log.println(line);
                log.flush();
              });
      OnInterrupt.stopAndWait(
          training::stop, () -> training.run(new NoteSource(bank, sing), split));
    }
    return 0;
  }

  private SingSettings settings(int trainingNotes) {
    Map<Stage, StagePlan> stages = new EnumMap<>(Stage.class);
    int i = 0;
    for (Stage stage : Stage.values()) {
      long least = epochs.get(i) > 0 ? 1 : 0;
      long steps = Math.max(least, Math.round(epochs.get(i) * trainingNotes / batch));
      long warmup = Math.min(100, steps / 10);
      StepSize cosine =
          new StepSize(stepSizes.get(i), warmup, (long) (decayFrom * steps), steps, 0.01);
      stages.put(stage, new StagePlan(schedule.rule(cosine), steps));
      i++;
    }
    return new SingSettings(
        run.seed,
        batch,
        autoencoderLoss,
        waveformFirst,
        loss,
        optimizer.choice(),
        adaBatchTables,
        stages,
        crop,
        truncation,
        5,
        0.9995,
        run.threads);
  }

  /** A run that goes on keeps its network, whatever the options say. */
  private Sing sing(NoteBank bank, PrintWriter log) throws IOException {
    Sing asked =
        sing(
            bank.instruments().size(),
            NoteSource.velocities(bank).size(),
            bank.noteFrames(),
            bank.sampleRateHz());
    Path checkpoint = SingRun.checkpoint(run.out);
    if (!Files.exists(checkpoint)) {
      return asked;
    }
    Sing begun = SingRun.singOf(SafeTensors.read(checkpoint), checkpoint);
    run.tellOfOtherNetwork(spec, begun, asked, NETWORK_OPTIONS, log);
    return begun;
  }

  private Sing sing(int instruments, int velocities, int noteFrames, int sampleRateHz) {
    return new Sing(
        instruments,
        128,
        velocities,
        tables.get(0),
        tables.get(1),
        tables.get(2),
        tables.get(3),
        hidden,
        lstmLayers,
        codeSize,
        channels,
        9,
        1024,
        256,
        noteFrames,
        sampleRateHz,
        carriers);
  }

  private void requireRanges() {
    Ranges ranges = new Ranges(spec);
    run.requireRanges(ranges);
    ranges.require(tables.size() == 4, "--tables takes four numbers");
    ranges.require(epochs.size() == 3, "--epochs takes three numbers");
    ranges.require(stepSizes.size() == 3, "--step-sizes takes three numbers");
    ranges.require(stepSizes.stream().allMatch(size -> size > 0), "--step-sizes must be above 0");
    ranges.require(
        epochs.stream().allMatch(number -> number >= 0), "--epochs must not be negative");
    ranges.require(epochs.get(2) > 0, "--epochs: the last stage must have some");
    ranges.require(batch >= 1, "--batch must be at least 1");
    optimizer.choice().requireEnough(batch);
    schedule.rule(new StepSize(1, 0, 0, 1, 1));
    ranges.require(crop == 0 || (crop >= 16 && crop <= 265), "--crop must be 0 or 16 to 265");
    ranges.require(waveformFirst >= 0 && waveformFirst <= 1, "--waveform-first must be 0 to 1");
    ranges.require(truncation >= 1, "--truncation must be at least 1");
    ranges.require(decayFrom >= 0 && decayFrom <= 1, "--decay-from must be 0 to 1");
    ranges.require(reportSteps >= 1, "--report-every must be at least 1");
    ranges.require(validateSteps >= 1, "--validate-every must be at least 1");
    ranges.require(validationNotes >= 1, "--validation-notes must be at least 1");
  }
}
