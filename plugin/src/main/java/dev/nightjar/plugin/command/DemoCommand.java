package dev.nightjar.plugin.command;

import dev.nightjar.engine.file.AudioClip;
import dev.nightjar.engine.file.AudioWriter;
import dev.nightjar.engine.file.Encoding;
import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.plugin.batch.FileBatch;
import dev.nightjar.plugin.batch.FileResult;
import dev.nightjar.plugin.batch.FileTask;
import dev.nightjar.plugin.batch.Originals;
import dev.nightjar.plugin.batch.OutputFormat;
import dev.nightjar.plugin.batch.ProcessorPool;
import dev.nightjar.plugin.demo.NoisySpeech;
import dev.nightjar.plugin.score.FilePair;
import dev.nightjar.plugin.score.Scores;
import dev.nightjar.plugin.terminal.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the denoiser does on recordings that it has never heard. */
@Command(
    name = "demo",
    description = {
      "Put recordings of speech in noise, denoise that, and score both.",
      "Writes clean.wav, noisy.wav, denoised.wav and a picture."
    })
public final class DemoCommand implements Callable<Integer> {

  private static final OutputFormat PLAIN =
      new OutputFormat(OutputFormat.Kind.AS_NAMED, false, false, 0);

  private static final int MOST_SNR_DB = 100;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Clean speech, all of one rate.")
  private List<Path> files;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      defaultValue = "demo",
      description = "Where results go (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--snr",
      paramLabel = "DB",
      defaultValue = "5",
      description = "Speech level above the noise's, -100 to 100 (default: ${DEFAULT-VALUE}).")
  private double snrDb;

  @Option(names = "--force", description = "Replace results that are there already.")
  private boolean force;

  @Mixin private ModelOptions model;

  @Override
  public Integer call() throws Exception {
    if (!(Math.abs(snrDb) <= MOST_SNR_DB)) {
      throw new ParameterException(
          spec.commandLine(),
          "--snr must be -%d to %d dB, not %s.".formatted(MOST_SNR_DB, MOST_SNR_DB, snrDb));
    }
    Console console = Console.of(spec.commandLine());
    Path clean = out.resolve("clean.wav");
    Path noisy = out.resolve("noisy.wav");
    Path denoised = out.resolve("denoised.wav");
    Originals.mustStay(files, List.of(clean, noisy, denoised));
    ModelPackage opened = model.openUsable();
    NoisySpeech speech = NoisySpeech.of(files, snrDb);
    Files.createDirectories(out);
    write(speech.clean(), clean);
    write(speech.noisy(), noisy);
    FileResult result;
    try (ProcessorPool pool =
        new ProcessorPool((channels, rate, most) -> model.denoiser(opened, channels, rate, most))) {
      result =
          new FileBatch(pool, PLAIN, force, out, 1)
              .run(List.of(new FileTask(noisy, denoised)), seconds -> {})
              .get(0);
    }
    if (!result.isDone()) {
      throw new IOException(result.reason(), result.failure());
    }
    report(console.out(), clean, noisy, denoised, result);
    if (result.pictureFailure() != null) {
      console.say("nightjar: no picture: " + result.pictureReason());
    }
    return result.isWhole() ? 0 : 1;
  }

  private void write(AudioClip clip, Path file) throws IOException {
    try (AudioWriter writer =
        AudioWriter.create(file, Encoding.WAV_16, 1, clip.sampleRateHz(), force)) {
      writer.write(clip.samples(), 0, clip.frames());
      writer.commit();
    }
  }

  private void report(PrintWriter print, Path clean, Path noisy, Path denoised, FileResult result)
      throws IOException {
    print.printf("%-28s %10s %10s%n", "", "SI-SDR dB", "STOI");
    row(print, "before (" + noisy + ")", new FilePair("before", clean, noisy).score());
    row(print, "after  (" + denoised + ")", new FilePair("after", clean, denoised).score());
    print.printf(
        Locale.ROOT,
        "%.1f s in %.2f s, %.0f times real time. Pictures: %s%n",
        result.seconds(),
        result.processingSeconds(),
        result.seconds() / result.processingSeconds(),
        out.toAbsolutePath());
    print.flush();
  }

  private static void row(PrintWriter print, String name, Scores scores) {
    print.printf(Locale.ROOT, "%-28s %10.1f %10.3f%n", name, scores.siSdrDb(), scores.stoi());
  }
}
