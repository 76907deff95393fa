package dev.nightjar.plugin.command;

import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.engine.onnx.Precision;
import dev.nightjar.plugin.bench.CostTable;
import dev.nightjar.plugin.bench.DenoiseBench;
import dev.nightjar.plugin.bench.DenoiseCost;
import dev.nightjar.plugin.bench.Machine;
import dev.nightjar.plugin.bench.PackagedSubject;
import dev.nightjar.plugin.bench.RandomSubject;
import dev.nightjar.plugin.bench.Subject;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what things cost on this machine. */
@Command(
    name = "bench",
    description = "Measure what things cost on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {BenchCommand.Denoise.class, SingBenchCommand.class, PluginBenchCommand.class})
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Reached when no subcommand is named. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name what to bench: denoise, plugin or sing.");
  }

  /** Measures denoisers. */
  @Command(
      name = "denoise",
      description = {
        "Measure how long a denoiser takes for each hop of sound, right after each other and in"
            + " real time.",
        "Best on an otherwise idle machine. --precision fp32,int8 compares the two."
      })
  public static final class Denoise implements Callable<Integer> {
    private static final List<String> STANDARD = List.of("light:48", "thesis:48", "thesis:64");
    private static final int MAX_HOPS = 1_000_000;
    private static final int MAX_PACED_SECONDS = 3600;
    private static final int MAX_THREADS = 256;

    @Spec private CommandSpec spec;

    @Option(
        names = "--random",
        paramLabel = "NETWORK:HIDDEN",
        description =
            "Random weights instead of a model: light:48, thesis:64, ... (channels of the first"
                + " encoder).")
    private String random;

    @Option(
        names = "--all",
        description = "The model, light:48, thesis:48 and thesis:64, each in fp32 and int8.")
    private boolean all;

    @Option(
        names = "--hops",
        paramLabel = "N",
        defaultValue = "500",
        description = "Hops to measure right after each other (default: ${DEFAULT-VALUE}).")
    private int hops;

    @Option(
        names = "--paced-seconds",
        paramLabel = "S",
        defaultValue = "5",
        description = "Seconds to measure in real time (default: ${DEFAULT-VALUE}).")
    private double pacedSeconds;

    @Option(
        names = "--threads",
        paramLabel = "T",
        defaultValue = "1",
        description = "Threads that work on one hop (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Mixin private ModelOptions model;

    @Override
    public Integer call() throws Exception {
      require(hops >= 1 && hops <= MAX_HOPS, "--hops must be 1 to " + MAX_HOPS);
      require(
          pacedSeconds > 0 && pacedSeconds <= MAX_PACED_SECONDS,
          "--paced-seconds must be above 0, up to " + MAX_PACED_SECONDS);
      require(threads >= 1 && threads <= MAX_THREADS, "--threads must be 1 to " + MAX_THREADS);
      List<Subject> subjects = subjects();
      Console console = Console.of(spec.commandLine());
      Machine machine = Machine.measured(threads);
      DenoiseCost.Setting setting =
          new DenoiseCost.Setting(hops, pacedSeconds, model.provider(), machine);
      if (json) {
        Json.print(console, DenoiseBench.run(subjects, setting, cost -> {}));
      } else {
        CostTable table = new CostTable(console.out(), machine);
        DenoiseBench.run(subjects, setting, table::add);
      }
      return 0;
    }

    private List<Subject> subjects() throws ModelException {
      require(
          !all || (random == null && !isGiven("--precision")),
          "--all comes without --random and --precision");
      require(random == null || !isGiven("--model"), "Give either --model or --random");
      List<Precision> precisions = all ? List.of(Precision.FP32, Precision.INT8) : precisions();
      List<Subject> subjects = new ArrayList<>();
      if (random == null) {
        ModelPackage opened = model.open();
        for (Precision precision : precisions) {
          subjects.add(new PackagedSubject(opened, precision.name().toLowerCase(Locale.ROOT)));
        }
      }
      List<String> networks = all ? STANDARD : random == null ? List.of() : List.of(random);
      for (String network : networks) {
        for (Precision precision : precisions) {
          subjects.add(randomSubject(network, precision));
        }
      }
      return subjects;
    }

    private Subject randomSubject(String network, Precision precision) {
      try {
        return RandomSubject.named(network, precision);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), e.getMessage(), e);
      }
    }

    private List<Precision> precisions() {
      try {
        return Arrays.stream(model.precision().toUpperCase(Locale.ROOT).split(",", -1))
            .map(Precision::valueOf)
            .peek(Denoise::requireOfDenoisers)
            .toList();
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            spec.commandLine(),
            "--precision must be fp32, int8 or fp32,int8, not '" + model.precision() + "'.",
            e);
      }
    }

    /** Denoisers are stored in two precisions only. */
    private static void requireOfDenoisers(Precision precision) {
      if (precision == Precision.FP16) {
        throw new IllegalArgumentException(precision.name());
      }
    }

    private boolean isGiven(String option) {
      return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private void require(boolean condition, String otherwise) {
      if (!condition) {
        throw new ParameterException(spec.commandLine(), otherwise + ".");
      }
    }
  }
}
