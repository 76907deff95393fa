package dev.nightjar.plugin.command;

import dev.nightjar.plugin.batch.FileKind;
import dev.nightjar.plugin.batch.FileTask;
import dev.nightjar.plugin.render.RenderSettings;
import dev.nightjar.plugin.render.RenderedSong;
import dev.nightjar.plugin.render.SongBatch;
import dev.nightjar.plugin.synth.InstrumentOpener;
import dev.nightjar.plugin.terminal.CleanEnd;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Json;
import dev.nightjar.plugin.terminal.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Renders songs with the instrument. */
@Command(
    name = "render",
    description = {
      "Render MIDI files with the instrument.",
      "The sound begins with the song's time 0 and ends when the last note has faded."
    })
public final class RenderCommand implements Callable<Integer> {
  private final InstrumentOpener opener;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "SONG|FOLDER",
      description = "MIDI files (format 0 or 1), or folders of them.")
  private List<Path> songs = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR|FILE",
      defaultValue = "rendered",
      description = "Where results go (default: the folder ${DEFAULT-VALUE}).")
  private Path out;

  @Option(names = "--force", description = "Replace results that are there already.")
  private boolean force;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      defaultValue = "48000",
      description = "Sample rate (default: ${DEFAULT-VALUE}).")
  private int sampleRateHz;

  @Option(
      names = "--tail",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "How long a song may sound on after its end before it is faded out (default: ${DEFAULT-VALUE}).")
  private double tailSeconds;

  @Option(
      names = "--max-minutes",
      paramLabel = "N",
      defaultValue = "240",
      description = "Refuse songs that are longer (default: ${DEFAULT-VALUE}).")
  private double mostMinutes;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Songs at once, each with an instrument of its own in memory (default: ${DEFAULT-VALUE}).")
  private int jobs;

  @Option(names = "--json", description = "Print JSON instead of the results' names.")
  private boolean json;

  @Mixin private InstrumentOptions instrument;
  @Mixin private FormatOptions format;

  /** With the instrument to render with. */
  public RenderCommand(InstrumentOpener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() throws Exception {
    if (instrument.listRequested()) {
      instrument.list(opener, json);
      return 0;
    }
    if (songs.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Name a MIDI file or a folder of them.");
    }
    if (jobs < 1) {
      throw new ParameterException(spec.commandLine(), "-j must be at least 1, not " + jobs + ".");
    }
    SongBatch batch = new SongBatch(opener, settings(), jobs);
    try {
      opener.require(batch.settings().sound());
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    PlannedFiles planned =
        PlannedFiles.of(spec, FileKind.SONG, songs, out, batch.settings().format());
    List<FileTask> tasks = planned.tasks();
    Console console = Console.of(spec.commandLine());
    List<RenderedSong> results;
    try (CleanEnd end = CleanEnd.of(Thread.currentThread()::interrupt);
        Progress progress =
            Progress.begin(console, "render", Math.round(batch.totalSeconds(tasks)), "s")) {
      results = batch.run(tasks, seconds -> progress.reach((long) seconds));
    } catch (InterruptedException interrupted) {
      console.say("nightjar: interrupted; what was not finished is not kept.");
      return CleanEnd.INTERRUPTED_STATUS;
    }
    report(console, results);
    return planned.complete() && results.stream().allMatch(RenderedSong::isDone) ? 0 : 1;
  }

  private RenderSettings settings() {
    try {
      return new RenderSettings(
          instrument.sound(),
          sampleRateHz,
          format.format(),
          force,
          instrument.gainDb(),
          tailSeconds,
          60 * mostMinutes);
    } catch (IllegalArgumentException outOfRange) {
      throw new ParameterException(spec.commandLine(), outOfRange.getMessage() + ".", outOfRange);
    }
  }

  private void report(Console console, List<RenderedSong> results) {
    for (RenderedSong result : results) {
      if (!result.isDone()) {
        console.say("nightjar: " + result.reason());
        continue;
      }
      if (result.clipped()) {
        console.say(
            String.format(
                Locale.ROOT,
                "%s; %.1f dB less --gain would do.",
                result.peak().clipping(result.output()),
                result.peak().db()));
      }
      if (result.cut()) {
        console.say(result.output() + ": faded out while it still sounded; --tail allows more.");
      }
      if (!json) {
        console.out().println(result.output());
      }
    }
    if (json) {
      Json.print(console, results.stream().map(RenderCommand::fields).toList());
    }
    console.out().flush();
  }

  private static Map<String, Object> fields(RenderedSong result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("input", result.input().toString());
    if (result.isDone()) {
      fields.put("output", result.output().toString());
      fields.put("notes", result.notes());
      fields.put("songSeconds", result.songSeconds());
      fields.put("seconds", result.seconds());
      fields.put("processingSeconds", result.processingSeconds());
      fields.put("peakDb", Json.number(result.peak().db()));
      fields.put("cut", result.cut());
    } else {
      fields.put("error", result.reason());
    }
    return fields;
  }
}
