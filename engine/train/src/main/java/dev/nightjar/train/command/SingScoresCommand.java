package dev.nightjar.train.command;

import dev.nightjar.engine.file.AudioWriter;
import dev.nightjar.engine.file.Encoding;
import dev.nightjar.engine.network.Parameter;
import dev.nightjar.engine.network.SafeTensors;
import dev.nightjar.engine.network.Sing;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.train.network.TorchSing;
import dev.nightjar.train.notes.Note;
import dev.nightjar.train.notes.NoteBank;
import dev.nightjar.train.sing.PitchSplit;
import dev.nightjar.train.sing.SingRun;
import dev.nightjar.train.sing.SingScores;
import dev.nightjar.train.sing.Stage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nightjar-train sing-scores}. */
@Command(
    name = "sing-scores",
    description = "Measures trained instruments on learned and on held-out pitches, as CSV.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true)
final class SingScoresCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", arity = "1..*", description = "Folders of runs.")
  List<Path> runs;

  @Mixin NoteOptions notes;

  @Option(names = "--notes", defaultValue = "500", description = "At most so many of each kind.")
  int most;

  @Option(
      names = "--autoencoder",
      description =
          "Weights of the first stage (default: RUN/autoencoder.safetensors, where it is there).")
  Path autoencoder;

  @Option(
      names = "--examples",
      description = "Folder for a held-out note of each instrument, as it is and as it is sung.")
  Path examples;

  @Option(names = "--force", description = "Replace examples that are there.")
  boolean force;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    new Ranges(spec).require(most >= 1, "--notes must be at least 1");
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "run,pitches,notes,spectral,waveform,autoencoder_spectral,baseline_spectral,"
            + "silence_spectral,pitched,pitch_error_cents");
    for (Path run : runs) {
      // Before the notes are rendered, which may take minutes.
      SafeTensors.Contents contents = SafeTensors.read(SingRun.weights(run));
      Sing sing = SingRun.singOf(contents, SingRun.weights(run));
      try (NoteBank bank = notes.open(run, spec.commandLine().getErr())) {
        score(run, sing, contents, bank, out);
      }
    }
    return 0;
  }

  private void score(
      Path run, Sing sing, SafeTensors.Contents contents, NoteBank bank, PrintWriter out)
      throws IOException {
    String learned = contents.metadata().getOrDefault(SingRun.NOTES, "");
    if (!learned.equals(notes.fingerprint(bank))) {
      throw new IOException(
          run
              + " learned other notes than these, or other ones are held out; give the options for"
              + " notes that it was trained with");
    }
    PitchSplit split = PitchSplit.of(bank, notes.splitSeed);
    SingScores scores = new SingScores(bank, split, sing);
    try (TorchSing network = new TorchSing(sing, learned(contents.weights(), sing));
        TorchSing first = new TorchSing(sing, autoencoder(run, sing, contents))) {
      for (boolean heldOut : new boolean[] {false, true}) {
        SingScores.Row row = scores.row(network, first, heldOut, most);
        out.printf(
            Locale.ROOT,
            "%s,%s,%d,%.4f,%.5f,%.4f,%.4f,%.4f,%d,%.1f%n",
            run.getFileName(),
            heldOut ? "held-out" : "learned",
            row.notes(),
            row.spectral(),
            row.waveform(),
            row.autoencoderSpectral(),
            row.baselineSpectral(),
            row.silenceSpectral(),
            row.pitched(),
            row.pitchErrorCents());
        out.flush();
      }
      if (examples != null) {
        write(run.getFileName() + "-", scores, network, bank, split);
      }
    }
  }

  /** The first stage's weights; where they are not there the last stage's, and it is said. */
  private Weights autoencoder(Path run, Sing sing, SafeTensors.Contents last) throws IOException {
    Path file = autoencoder == null ? SingRun.stageWeights(run, Stage.AUTOENCODER) : autoencoder;
    if (autoencoder == null && !Files.exists(file)) {
      PrintWriter log = spec.commandLine().getErr();
      log.println(
          run
              + " has no autoencoder.safetensors: the auto-encoder is measured with the fine-tuned"
              + " decoder");
      log.flush();
      return learned(last.weights(), sing);
    }
    SafeTensors.Contents first = SafeTensors.read(file);
    if (!SingRun.singOf(first, file).equals(sing)) {
      throw new IOException(file + " is of another network than " + SingRun.weights(run));
    }
    String notesOfLast = last.metadata().get(SingRun.NOTES);
    if (!Objects.equals(first.metadata().get(SingRun.NOTES), notesOfLast)) {
      throw new IOException(file + " learned other notes than " + SingRun.weights(run));
    }
    return learned(first.weights(), sing);
  }

  /** The weights without what stands beside them. */
  private static Weights learned(Weights all, Sing sing) {
    Map<String, Weights.Tensor> learned = new LinkedHashMap<>();
    for (Parameter parameter : sing.parameters()) {
      learned.put(parameter.name(), all.get(parameter.name(), parameter.shape()));
    }
    return new Weights(learned);
  }

  private void write(
      String prefix, SingScores scores, TorchSing network, NoteBank bank, PitchSplit split)
      throws IOException {
    Files.createDirectories(examples);
    Map<Integer, Integer> one = new LinkedHashMap<>();
    for (int place : split.heldOut()) {
      Note note = bank.notes().get(place);
      if (note.velocity() >= 100) {
        one.putIfAbsent(note.instrument(), place);
      }
    }
    for (int place : one.values()) {
      Note note = bank.notes().get(place);
      String name = prefix + bank.instruments().get(note.instrument()) + "-" + note.pitch();
      wav(name + "-source.wav", bank.sound(place), bank.sampleRateHz());
      wav(name + "-sung.wav", scores.sing(network, List.of(place))[0], bank.sampleRateHz());
    }
  }

  private void wav(String name, float[] sound, int sampleRateHz) throws IOException {
    try (AudioWriter writer =
        AudioWriter.create(examples.resolve(name), Encoding.WAV_16, 1, sampleRateHz, force)) {
      writer.write(new float[][] {sound}, 0, sound.length);
      writer.commit();
    }
  }
}
