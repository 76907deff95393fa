package dev.nightjar.train.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.engine.file.AudioFileException;
import dev.nightjar.engine.network.Blueprint;
import dev.nightjar.engine.network.Demucs;
import dev.nightjar.engine.network.Network;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.SpectralDemucs;
import dev.nightjar.train.data.MixSettings;
import dev.nightjar.train.data.Mixer;
import dev.nightjar.train.data.SoundBank;
import dev.nightjar.train.data.SoundCache;
import dev.nightjar.train.data.SoundList;
import dev.nightjar.train.data.Split;
import dev.nightjar.train.data.ValidationSet;
import dev.nightjar.train.denoiser.DenoiserRun;
import dev.nightjar.train.denoiser.DivergedException;
import dev.nightjar.train.denoiser.TrainingSettings;
import dev.nightjar.train.denoiser.Validation;
import dev.nightjar.train.optimize.StepSize;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nightjar-train denoiser}. */
@Command(
    name = "denoiser",
    description = "Trains a denoiser on speech and noise, mixed on the fly.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
final class DenoiserCommand implements Callable<Integer> {

  private static final double BALANCE = 0.5;
  private static final int VALIDATION_SECONDS = 4;
  private static final long SAVE_WAIT_MS = 30_000;

  @Option(names = "--speech", required = true, description = "Folder of clean speech.")
  Path speech;

  @Option(names = "--noise", required = true, description = "Folder of noise.")
  Path noise;

  @Option(
      names = {"-o", "--out"},
      required = true,
      description = "Folder of the run; a run that is there goes on.")
  Path out;

  @Option(names = "--network", defaultValue = "spectral", description = "spectral or demucs.")
  String network;

  @Option(names = "--channels", split = ",", defaultValue = "16,24,32", description = "Spectral.")
  List<Integer> channels;

  @Option(names = "--blocks", defaultValue = "4", description = "Spectral: blocks.")
  int blocks;

  @Option(names = "--memories", defaultValue = "48", description = "Spectral: memories.")
  int memories;

  @Option(names = "--hidden", defaultValue = "48", description = "Demucs: first channels.")
  int hidden;

  @Option(names = "--depth", defaultValue = "4", description = "Demucs: encoders.")
  int depth;

  @Option(names = "--resample", defaultValue = "1", description = "Demucs: 1, 2 or 4.")
  int resample;

  @Option(names = "--lookahead", defaultValue = "0", description = "Demucs: extra frames.")
  int lookahead;

  @Option(names = "--loss", defaultValue = "compressed=1,error=0.01", description = "Loss terms.")
  String loss;

  @Option(names = "--steps", defaultValue = "100000", description = "Where the run ends.")
  long steps;

  @Option(
      names = "--decay-from",
      defaultValue = "0.6",
      description = "Share of the steps at which the step size begins to fall.")
  double decayFrom;

  @Option(names = "--step-size", defaultValue = "1e-3", description = "Step size at its peak.")
  double stepSize;

  @Option(names = "--batch", defaultValue = "16", description = "Examples in a step.")
  int batch;

  @Option(names = "--seconds", defaultValue = "3", description = "Length of an example.")
  double seconds;

  @Option(names = "--threads", defaultValue = "2", description = "Threads for gradients.")
  int threads;

  @Option(names = "--seed", defaultValue = "1", description = "Of weights and examples.")
  long seed;

  @Option(names = "--report-every", defaultValue = "50", description = "Steps.")
  long reportSteps;

  @Option(names = "--validate-every", defaultValue = "1000", description = "Steps.")
  long validateSteps;

  @Option(names = "--validation-items", defaultValue = "64", description = "Mixtures.")
  int validationItems;

  @Option(names = "--checkpoint-minutes", defaultValue = "5", description = "Minutes.")
  double checkpointMinutes;

  @Option(names = "--cache", description = "Folder for decoded sounds (default: OUT/cache).")
  Path cache;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, DivergedException {
    PrintWriter log = spec.commandLine().getErr();
    Network description = network();
    log.printf(
        "%s: %,d weights, %.2f million multiplications a hop of %d frames%n",
        description,
        Blueprint.of(description).weightCount(),
        Blueprint.of(description).multiplicationsPerHop() / 1e6,
        description.hopFrames());
    int rate = description.sampleRateHz();
    SoundBank voices = bank(speech, "speech", Split.TRAIN, rate, log);
    SoundBank noises = bank(noise, "noise", Split.TRAIN, rate, log);
    List<ValidationSet.Example> held =
        ValidationSet.build(
            bank(speech, "speech", Split.VALID, rate, log),
            bank(noise, "noise", Split.VALID, rate, log),
            validationItems,
            VALIDATION_SECONDS * rate,
            rate,
            seed);
    Validation validation =
        new Validation(
            held.stream().map(ValidationSet.Example::noisy).toList(),
            held.stream().map(ValidationSet.Example::clean).toList());
    int frames = (int) (seconds * rate) / description.hopFrames() * description.hopFrames();
    TrainingSettings settings =
        new TrainingSettings(
            seed,
            batch,
            frames,
            loss,
            new StepSize(stepSize, 500, (long) (decayFrom * steps), steps, 0.01),
            5,
            0.9995,
            threads);
    DenoiserRun run =
        new DenoiserRun(
            out,
            description,
            settings,
            new DenoiserRun.Pace(reportSteps, validateSteps, checkpointMinutes, steps),
            line -> {
              log.println(line);
              log.flush();
            });
    Thread main = Thread.currentThread();
    Thread onInterrupt = new Thread(() -> stopAndWait(run, main), "nightjar-interrupted");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try {
      run.run(new Mixer(voices, noises, MixSettings.defaults()), validation);
    } finally {
      forget(onInterrupt);
    }
    return 0;
  }

  /** The virtual machine is going down: a checkpoint is written before it does. */
  private static void stopAndWait(DenoiserRun run, Thread main) {
    run.stop();
    try {
      main.join(SAVE_WAIT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread onInterrupt) {
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException goingDown) {
      // It is running, and waits for this thread to end.
    }
  }

  /** A run that goes on keeps its network, whatever the options say. */
  private Network network() throws IOException {
    Path checkpoint = DenoiserRun.checkpoint(out);
    if (Files.exists(checkpoint)) {
      String json = SafeTensors.read(checkpoint).metadata().get("network");
      return new ObjectMapper().readValue(json, Network.class);
    }
    return switch (network) {
      case "spectral" -> SpectralDemucs.of(channels, blocks, memories);
      case "demucs" -> new Demucs(depth, hidden, 8, 4, 2, true, 2, resample, lookahead, 16_000);
      default ->
          throw new IllegalArgumentException(
              "--network " + network + ": there are spectral and demucs");
    };
  }

  private SoundBank bank(Path folder, String kind, Split split, int rate, PrintWriter log)
      throws IOException {
    Path decoded = cache == null ? out.resolve("cache") : cache;
    String name = kind + "-" + split.name().toLowerCase(java.util.Locale.ROOT);
    SoundBank bank =
        SoundCache.load(
            SoundList.find(folder, kind, split),
            decoded,
            name,
            rate,
            BALANCE,
            new SoundCache.Progress() {
              @Override
              public void decoded(int files, int ofFiles) {
                if (files % 500 == 0 || files == ofFiles) {
                  log.printf("%s: %d of %d files decoded%n", name, files, ofFiles);
                  log.flush();
                }
              }

              @Override
              public void skipped(AudioFileException reason) {
                log.println("skipped: " + reason.getMessage());
              }
            });
    log.printf("%s: %.2f h, %d groups%n", name, bank.hours(rate), bank.groups());
    return bank;
  }
}
