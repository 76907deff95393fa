package dev.nightjar.plugin.command;

import dev.nightjar.plugin.batch.Jobs;
import dev.nightjar.plugin.score.FilePair;
import dev.nightjar.plugin.score.Scores;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Json;
import dev.nightjar.plugin.terminal.Progress;
import dev.nightjar.plugin.terminal.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores estimates against clean sounds. */
@Command(
    name = "evaluate",
    description = {
      "Score estimates against clean recordings: SI-SDR, STOI, ESTOI, segmental SNR,"
          + " log-spectral distance and the difference in loudness, per file and mean.",
      "Two folders are matched by file name, extensions aside."
    })
public final class EvaluateCommand implements Callable<Integer> {
  private static final String MEAN = "mean";

  @Spec private CommandSpec spec;

  @Option(
      names = "--clean",
      required = true,
      paramLabel = "PATH",
      description = "Clean recording, or a folder of them.")
  private Path clean;

  @Option(
      names = "--estimate",
      required = true,
      paramLabel = "PATH",
      description = "What is to be scored: a file, or a folder with the same names.")
  private Path estimate;

  @Mixin private WorkerOptions workers;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Console console = Console.of(spec.commandLine());
    List<FilePair> pairs = FilePair.match(clean, estimate);
    List<Scores> scores = score(console, pairs);
    Scores mean = Scores.mean(scores);
    if (json) {
      printJson(console, pairs, scores, mean);
    } else {
      printTable(console, pairs, scores, mean);
    }
    for (int i = 0; i < pairs.size(); i++) {
      if (scores.get(i).isEmpty()) {
        console.say("nightjar: " + pairs.get(i).clean() + " is too short or too silent to score.");
      }
    }
    return mean.isEmpty() ? 1 : 0;
  }

  private List<Scores> score(Console console, List<FilePair> pairs) throws Exception {
    AtomicLong done = new AtomicLong();
    try (Progress progress = Progress.begin(console, "evaluate", pairs.size(), "files")) {
      return Jobs.run(
          pairs,
          workers.atOnce(),
          pair -> {
            Scores scores = pair.score();
            progress.reach(done.incrementAndGet());
            return scores;
          });
    }
  }

  private static void printTable(
      Console console, List<FilePair> pairs, List<Scores> scores, Scores mean) {
    Table table =
        new Table("file", "SI-SDR dB", "STOI", "ESTOI", "segSNR dB", "LSD dB", "louder LU");
    for (int i = 0; i < pairs.size(); i++) {
      table.row(cells(pairs.get(i).name(), scores.get(i)));
    }
    table.row(cells(MEAN, mean));
    table.lines().forEach(console.out()::println);
    console.out().flush();
  }

  private static List<String> cells(String name, Scores scores) {
    return List.of(
        name,
        cell("%.2f", scores.siSdrDb()),
        cell("%.4f", scores.stoi()),
        cell("%.4f", scores.estoi()),
        cell("%.2f", scores.segmentalSnrDb()),
        cell("%.2f", scores.logSpectralDistanceDb()),
        cell("%.2f", scores.louderLu()));
  }

  private static String cell(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }

  private static void printJson(
      Console console, List<FilePair> pairs, List<Scores> scores, Scores mean) {
    List<Map<String, Object>> files = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Map<String, Object> file = new LinkedHashMap<>();
      file.put("file", pairs.get(i).name());
      file.putAll(fields(scores.get(i)));
      files.add(file);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("files", files);
    result.put(MEAN, fields(mean));
    Json.print(console, result);
  }

  private static Map<String, Object> fields(Scores scores) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("siSdrDb", Json.number(scores.siSdrDb()));
    fields.put("stoi", Json.number(scores.stoi()));
    fields.put("estoi", Json.number(scores.estoi()));
    fields.put("segmentalSnrDb", Json.number(scores.segmentalSnrDb()));
    fields.put("logSpectralDistanceDb", Json.number(scores.logSpectralDistanceDb()));
    fields.put("louderLu", Json.number(scores.louderLu()));
    return fields;
  }
}
