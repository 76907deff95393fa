package dev.nightjar.plugin.command;

import dev.nightjar.engine.model.InstrumentPackage;
import dev.nightjar.plugin.bench.Machine;
import dev.nightjar.plugin.bench.SingCost;
import dev.nightjar.plugin.bench.SingSubject;
import dev.nightjar.plugin.bench.SingTable;
import dev.nightjar.plugin.synth.SingInstruments;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures instruments. */
@Command(
    name = "sing",
    description = {
      "Measure how fast an instrument's notes are rendered, how soon a note sounds, and how many"
          + " can be played.",
      "Best on an otherwise idle machine."
    },
    sortOptions = false)
final class SingBenchCommand implements Callable<Integer> {
  private static final int MAX_THREADS = 256;
  private static final int MAX_SECONDS = 600;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-n", "--model"},
      paramLabel = "MODEL",
      defaultValue = SingInstruments.SHIPPED,
      description =
          "A model of instruments that ships with Nightjar, or a folder or zip (default:"
              + " ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--random",
      paramLabel = "HIDDEN,CHANNELS",
      split = ",",
      description = "Random weights instead; the thesis has 1024,4096.")
  private List<Integer> random = List.of();

  @Option(
      names = "--precision",
      split = ",",
      defaultValue = "fp16,int8",
      description = "fp16, int8 or both (default: ${DEFAULT-VALUE}); fp16 computes in fp32.")
  private List<String> precisions;

  @Option(
      names = "--threads",
      paramLabel = "T",
      defaultValue = "1",
      description = "Threads that work on one call (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "1",
      description = "What each rate may take to measure (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--no-polyphony", description = "Don't look for how many voices can be played.")
  private boolean noPolyphony;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  /** What the bench found. */
  private record Report(Machine machine, List<SingCost> costs) {}

  @Override
  public Integer call() throws Exception {
    require(threads >= 1 && threads <= MAX_THREADS, "--threads must be 1 to " + MAX_THREADS);
    require(seconds > 0 && seconds <= MAX_SECONDS, "--seconds must be above 0, to " + MAX_SECONDS);
    require(
        random.isEmpty() || (random.size() == 2 && random.stream().allMatch(size -> size >= 1)),
        "--random takes two sizes, as 1024,4096");
    Console console = Console.of(spec.commandLine());
    Machine machine = Machine.measured(threads);
    Path folder = random.isEmpty() ? null : Files.createTempDirectory("nightjar-bench");
    try {
      SingSubject subject = subject(folder);
      SingTable table = json ? null : new SingTable(console.out(), machine);
      List<SingCost> costs = new ArrayList<>();
      for (String precision : precisions) {
        SingCost cost =
            SingCost.of(subject, new SingCost.Setting(precision, threads, seconds, !noPolyphony));
        costs.add(cost);
        if (table != null) {
          table.add(cost);
        }
      }
      if (json) {
        Json.print(console, new Report(machine, costs));
      }
    } finally {
      delete(folder);
    }
    return 0;
  }

  private SingSubject subject(Path folder) throws IOException {
    if (folder != null) {
      return SingSubject.random(random.get(0), random.get(1), folder);
    }
    InstrumentPackage opened = SingInstruments.model(model);
    return new SingSubject(opened.card().name(), opened);
  }

  private static void delete(Path folder) throws IOException {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), otherwise + ".");
    }
  }
}
