package dev.nightjar.train.command;

import dev.nightjar.engine.network.Blueprint;
import dev.nightjar.engine.network.Context;
import dev.nightjar.engine.network.Demucs;
import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.SpectralDemucs;
import dev.nightjar.train.denoiser.Beginning;
import dev.nightjar.train.denoiser.DenoiserRun;
import dev.nightjar.train.denoiser.LearningData;
import dev.nightjar.train.denoiser.TrainingSettings;
import dev.nightjar.train.loss.WeightedLoss;
import dev.nightjar.train.optimize.DivergedException;
import dev.nightjar.train.optimize.StepRule;
import dev.nightjar.train.optimize.StepSize;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nightjar-train denoiser}. */
@Command(
    name = "denoiser",
    description = "Trains a denoiser on speech and noise mixed on the fly, or on ready-made pairs.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
final class DenoiserCommand implements Callable<Integer> {

  private static final List<String> NETWORK_OPTIONS =
      List.of(
          "--network",
          "--channels",
          "--blocks",
          "--memories",
          "--hidden",
          "--depth",
          "--resample",
          "--lookahead",
          "--context");

  @Mixin DataOptions data;

  @Mixin RunOptions run;

  @Option(
      names = "--from",
      paramLabel = "WEIGHTS",
      description = "best.safetensors of another run: begin with its network and weights.")
  Path from;

  @Option(names = "--network", defaultValue = "spectral", description = "spectral or demucs.")
  String network;

  @Option(
      names = "--channels",
      split = ",",
      defaultValue = "16,24,32",
      description = "Spectral: channels of each level.")
  List<Integer> channels;

  @Option(
      names = "--blocks",
      defaultValue = "4",
      description = "Spectral: blocks at the innermost level.")
  int blocks;

  @Option(
      names = "--memories",
      defaultValue = "48",
      description = "Spectral: units that remember the past.")
  int memories;

  @Option(names = "--hidden", defaultValue = "48", description = "Demucs: first channels.")
  int hidden;

  @Option(names = "--depth", defaultValue = "4", description = "Demucs: encoders.")
  int depth;

  @Option(names = "--resample", defaultValue = "1", description = "Demucs: 1, 2 or 4.")
  int resample;

  @Option(names = "--lookahead", defaultValue = "0", description = "Demucs: extra frames.")
  int lookahead;

  @Option(
      names = "--context",
      defaultValue = "past",
      description =
          "Demucs: past, or future: layers hear the future, as the reference's do, and the output"
              + " waits for it.")
  Context context;

  @Option(names = "--loss", defaultValue = "compressed=1,error=0.01", description = "Loss terms.")
  String loss;

  @Option(names = "--steps", defaultValue = "100000", description = "Where the run ends.")
  long steps;

  @Option(
      names = "--decay-from",
      defaultValue = "0.6",
      description = "Cosine: share of the steps at which the step size begins to fall.")
  double decayFrom;

  @Option(names = "--step-size", defaultValue = "1e-3", description = "Step size at its peak.")
  double stepSize;

  @Mixin ScheduleOptions schedule;

  @Mixin OptimizerOptions optimizer;

  @Option(names = "--batch", defaultValue = "16", description = "Examples in a step.")
  int batch;

  @Option(names = "--seconds", defaultValue = "3", description = "Length of an example.")
  double seconds;

  @Option(
      names = "--report-every",
      defaultValue = "50",
      description = "Steps between lines of progress.")
  long reportSteps;

  @Option(
      names = "--validate-every",
      defaultValue = "1000",
      description = "Steps between validations.")
  long validateSteps;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, DivergedException {
    requireRanges();
    PrintWriter log = spec.commandLine().getErr();
    Beginning beginning = beginning(log);
    Network description = beginning.network();
    log.printf(
        "%s: %,d weights, %.2f million multiplications a hop of %d frames%n",
        description,
        Blueprint.of(description).weightCount(),
        Blueprint.of(description).multiplicationsPerHop() / 1e6,
        description.hopFrames());
    int rate = description.sampleRateHz();
    int frames = (int) (seconds * rate) / description.hopFrames() * description.hopFrames();
    int lost = description.lookaheadFrames() + description.unheardFrames();
    new Ranges(spec)
        .require(
            frames > lost,
            "--seconds %s: this network makes nothing of the first %d of %d frames; take longer examples"
                .formatted(seconds, lost, frames));
    LearningData opened = data.open(run.out, rate, run.seed, line -> say(log, line));
    TrainingSettings settings =
        new TrainingSettings(
            run.seed, batch, frames, loss, stepSizes(), 5, 0.9995, run.threads, optimizer.choice());
    DenoiserRun training =
        new DenoiserRun(
            run.out,
            beginning,
            settings,
            new DenoiserRun.Pace(reportSteps, validateSteps, run.checkpointMinutes, steps),
            line -> say(log, line));
    OnInterrupt.stopAndWait(training::stop, () -> training.run(opened));
    return 0;
  }

  private StepRule stepSizes() {
    return schedule.rule(
        new StepSize(stepSize, Math.min(500, steps / 10), (long) (decayFrom * steps), steps, 0.01));
  }

  private static void say(PrintWriter log, String line) {
    log.println(line);
    log.flush();
  }

  private void requireRanges() {
    Ranges ranges = new Ranges(spec);
    run.requireRanges(ranges);
    ranges.require(batch >= 1, "--batch must be at least 1");
    optimizer.choice().requireEnough(batch);
    WeightedLoss.parse(loss);
    stepSizes();
    ranges.require(steps >= 1, "--steps must be at least 1");
    ranges.require(reportSteps >= 1, "--report-every must be at least 1");
    ranges.require(validateSteps >= 1, "--validate-every must be at least 1");
    ranges.require(data.validationItems >= 1, "--validation-items must be at least 1");
    ranges.require(seconds >= 0.25 && seconds <= 60, "--seconds must be 0.25 to 60");
    ranges.require(stepSize > 0, "--step-size must be above 0");
    ranges.require(decayFrom >= 0 && decayFrom <= 1, "--decay-from must be 0 to 1");
  }

  /** A run that goes on keeps its network, whatever the options say. */
  private Beginning beginning(PrintWriter log) throws IOException {
    Path checkpoint = DenoiserRun.checkpoint(run.out);
    if (Files.exists(checkpoint)) {
      Network begun = Beginning.networkOf(SafeTensors.read(checkpoint), checkpoint);
      run.tellOfOtherNetwork(spec, begun, network(), NETWORK_OPTIONS, log);
      return Beginning.fresh(begun, run.seed);
    }
    return from == null ? Beginning.fresh(network(), run.seed) : Beginning.from(from);
  }

  private Network network() {
    return switch (network) {
      case "spectral" -> SpectralDemucs.of(channels, blocks, memories);
      case "demucs" ->
          new Demucs(depth, hidden, 8, 4, 2, true, 2, resample, lookahead, 16_000)
              .withContext(context);
      default ->
          throw new IllegalArgumentException(
              "--network " + network + ": there are spectral and demucs");
    };
  }
}
