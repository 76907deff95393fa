package dev.nightjar.plugin.command;

import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.engine.stream.Denoiser;
import dev.nightjar.plugin.batch.FileBatch;
import dev.nightjar.plugin.batch.FileKind;
import dev.nightjar.plugin.batch.FileResult;
import dev.nightjar.plugin.batch.FileTask;
import dev.nightjar.plugin.batch.OutputFormat;
import dev.nightjar.plugin.batch.ProcessorPool;
import dev.nightjar.plugin.live.DenoiserEffect;
import dev.nightjar.plugin.live.LiveOptions;
import dev.nightjar.plugin.terminal.CleanEnd;
import dev.nightjar.plugin.terminal.Console;
import dev.nightjar.plugin.terminal.Json;
import dev.nightjar.plugin.terminal.Progress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes noise out of files, or out of a live microphone. */
@Command(
    name = "denoise",
    description = {
      "Take noise out of recordings, or out of a microphone with --live.",
      "Results have the rate, channels, length and alignment of their inputs;",
      "only Opus and Ogg are always 48 kHz, MP3 at most 48 and M4A at most 96."
    })
public final class DenoiseCommand implements Callable<Integer> {
  private static final Path DEFAULT_FOLDER = Path.of("denoised");

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|FOLDER",
      description = "Sound files of any kind, or folders of them (but for hidden ones).")
  private List<Path> inputs = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR|FILE",
      description = "Where results go (default: the folder denoised/MODEL).")
  private Path out;

  @Option(names = "--force", description = "Replace results that are there already.")
  private boolean force;

  @Option(
      names = "--picture",
      paramLabel = "DIR",
      description = "Also draw each file's spectrogram before and after, into this folder.")
  private Path pictures;

  @Option(
      names = "--json",
      description = "Print JSON instead of the results' names; live: a report at the end.")
  private boolean json;

  @Mixin private ModelOptions model;
  @Mixin private StrengthOptions strength;
  @Mixin private FormatOptions format;
  @Mixin private WorkerOptions workers;

  @Mixin private LiveOptions live;

  @Override
  public Integer call() throws Exception {
    if (live.requested()) {
      if (!inputs.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "--live takes no files: it reads a sound device.");
      }
      DenoiserEffect effect =
          new DenoiserEffect(
              model.openUsable(), model.precision(), model.provider(), strength.settings(false));
      return live.run(effect, json);
    }
    if (inputs.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Name a file or folder, or use --live.");
    }
    return denoiseFiles(Console.of(spec.commandLine()));
  }

  private int denoiseFiles(Console console) throws Exception {
    var settings = strength.settings(false);
    OutputFormat stored = format.format();
    ModelPackage opened = model.openUsable();
    Path target = out == null ? DEFAULT_FOLDER.resolve(opened.card().name()) : out;
    PlannedFiles planned = PlannedFiles.of(spec, FileKind.SOUND, inputs, target, stored);
    List<FileTask> tasks = planned.tasks();
    List<FileResult> results;
    AtomicBoolean told = new AtomicBoolean(!model.mayFallBack());
    try (CleanEnd end = CleanEnd.of(Thread.currentThread()::interrupt);
        ProcessorPool pool =
            new ProcessorPool(
                (channels, sampleRateHz, maxBlockFrames) -> {
                  Denoiser denoiser =
                      model.denoiser(opened, channels, sampleRateHz, maxBlockFrames);
                  if (told.compareAndSet(false, true)) {
                    console.say(
                        opened.card().name() + " runs on " + denoiser.provider().place() + ".");
                  }
                  denoiser.settings(settings);
                  return denoiser;
                });
        Progress progress =
            Progress.begin(console, "denoise", Math.round(FileBatch.totalSeconds(tasks)), "s")) {
      FileBatch batch = new FileBatch(pool, stored, force, pictures, workers.atOnce());
      results = batch.run(tasks, seconds -> progress.reach((long) seconds));
    } catch (InterruptedException interrupted) {
      console.say("nightjar: interrupted; what was not finished is not kept.");
      return CleanEnd.INTERRUPTED_STATUS;
    }
    report(console, results);
    return planned.complete() && results.stream().allMatch(FileResult::isWhole) ? 0 : 1;
  }

  private void report(Console console, List<FileResult> results) {
    for (FileResult result : results) {
      if (!result.isDone()) {
        console.say("nightjar: " + result.reason());
        continue;
      }
      result.remarks().forEach(console::say);
      if (result.pictureFailure() != null) {
        console.say("nightjar: no picture: " + result.pictureReason());
      }
      if (!json) {
        console.out().println(result.output());
      }
    }
    if (json) {
      Json.print(console, results.stream().map(DenoiseCommand::fields).toList());
    }
    console.out().flush();
  }

  private static Map<String, Object> fields(FileResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("input", result.input().toString());
    if (result.isDone()) {
      fields.put("output", result.output().toString());
      fields.put("seconds", result.seconds());
      fields.put("processingSeconds", result.processingSeconds());
      fields.put("peakDb", Json.number(result.peak().db()));
      if (result.pictureFailure() != null) {
        fields.put("pictureError", result.pictureReason());
      }
    } else {
      fields.put("error", result.reason());
    }
    return fields;
  }
}
