package dev.nightjar.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.file.AudioWriter;
import dev.nightjar.engine.file.Encoding;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From a tiny trained instrument to its scores, through the command line. */
class SingScoresCommandTest {

  private static final String HEAD =
      "run,pitches,notes,spectral,waveform,autoencoder_spectral,baseline_spectral,"
          + "silence_spectral,pitched,pitch_error_cents";

  @TempDir static Path folder;
  private static String notes;
  private static String run;

  private final StringWriter out = new StringWriter();
  private final StringWriter log = new StringWriter();

  @BeforeAll
  static void train() throws IOException {
    StringJoiner json = new StringJoiner(",", "{", "}");
    for (String instrument : List.of("reed", "pipe")) {
      for (int pitch = 60; pitch < 68; pitch++) {
        String name = String.format(Locale.ROOT, "%s-%03d-100", instrument, pitch);
        write(folder.resolve("notes/audio").resolve(name + ".wav"), pitch);
        json.add(
            String.format(
                Locale.ROOT,
                "\"%s\": {\"instrument_str\": \"%s\", \"pitch\": %d, \"velocity\": 100}",
                name,
                instrument,
                pitch));
      }
    }
    notes = folder.resolve("notes").toString();
    Files.writeString(folder.resolve("notes/examples.json"), json.toString());
    run = folder.resolve("tiny").toString();
    List<String> args = new ArrayList<>(List.of("sing", "--nsynth", notes, "-o", run));
    args.addAll(List.of("--hidden", "4", "--lstm-layers", "1", "--channels", "4"));
    args.addAll(List.of("--code-size", "4", "--tables", "2,2,1,1", "--threads", "1"));
    args.addAll(List.of("--batch", "4", "--crop", "16", "--epochs", "0,0,0.3"));
    args.addAll(List.of("--validation-notes", "1"));
    StringWriter log = new StringWriter();
    assertThat(execute(log, log, args.toArray(String[]::new))).as(log.toString()).isZero();
  }

  @Test
  void scoresLearnedAndHeldOutPitchesAndWritesExamples() {
    Path examples = folder.resolve("examples");
    assertThat(scores(run, "--notes", "1", "--examples", examples.toString()))
        .as(log.toString())
        .isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).isEqualTo(HEAD);
    assertThat(lines.get(1)).startsWith("tiny,learned,1,");
    assertThat(lines.get(2)).startsWith("tiny,held-out,1,");
    for (String line : lines.subList(1, 3)) {
      String[] fields = line.split(",", -1);
      assertThat(fields).hasSize(10);
      assertThat(Double.parseDouble(fields[3])).as("spectral").isPositive().isFinite();
      assertThat(Double.parseDouble(fields[7])).as("silence").isPositive().isFinite();
      assertThat(fields[8]).as("notes with a pitch").isEqualTo("1");
    }
    assertThat(log.toString()).contains("no autoencoder.safetensors");
    assertThat(examples).isDirectoryContaining("glob:**-source.wav");
    assertThat(examples).isDirectoryContaining("glob:**-sung.wav");
    assertThat(scores(run, "--notes", "1", "--examples", examples.toString())).isOne();
    assertThat(log.toString()).contains("exists");
    assertThat(scores(run, "--notes", "1", "--examples", examples.toString(), "--force")).isZero();
  }

  @Test
  void saysWhatIsWrongWithARun() throws IOException {
    assertThat(scores()).as("no run").isEqualTo(2);
    assertThat(log.toString()).contains("RUN");
    assertThat(scores(run, "--notes", "0")).isEqualTo(2);
    assertThat(log.toString()).contains("--notes must be at least 1");
    assertThat(scores(folder.resolve("nothing").toString())).isOne();
    assertThat(log.toString()).contains("nothing").contains("sing.safetensors");
    assertThat(folder.resolve("nothing")).doesNotExist();
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.writeString(broken.resolve("sing.safetensors"), "no weights");
    assertThat(scores(broken.toString())).isOne();
    assertThat(log.toString()).contains(broken.resolve("sing.safetensors").toString());
    assertThat(out.toString().lines().filter(line -> !line.equals(HEAD))).isEmpty();
    assertThat(log.toString()).doesNotContain("\tat ");
  }

  @Test
  void refusesNotesAndFirstStagesThatAreNotTheRuns() {
    assertThat(scores(run, "--split-seed", "2")).isOne();
    assertThat(log.toString()).contains("tiny learned other notes than these");
    String none = folder.resolve("none.safetensors").toString();
    assertThat(scores(run, "--autoencoder", none)).isOne();
    assertThat(log.toString()).contains("none.safetensors");
    int status = execute(out, log, "sing-scores", run, "--nsynth", folder.resolve("no").toString());
    assertThat(status).isOne();
    assertThat(log.toString()).contains("examples.json").doesNotContain("\tat ");
  }

  private int scores(String... args) {
    List<String> all = new ArrayList<>(List.of("sing-scores", "--nsynth", notes));
    all.addAll(List.of("--notes-cache", run));
    all.addAll(List.of(args));
    return execute(out, log, all.toArray(String[]::new));
  }

  private static int execute(StringWriter out, StringWriter log, String... args) {
    PrintWriter results = new PrintWriter(out);
    PrintWriter messages = new PrintWriter(log);
    CommandLine line = NightjarTrain.commandLine().setOut(results).setErr(messages);
    int status = line.execute(args);
    results.flush();
    messages.flush();
    return status;
  }

  private static void write(Path file, int pitch) throws IOException {
    Files.createDirectories(file.getParent());
    float[] sound = new float[64_000];
    double radians = 2 * Math.PI * 440 * Math.pow(2, (pitch - 69) / 12.0) / 16_000;
    for (int n = 0; n < sound.length; n++) {
      sound[n] = 0.5f * (float) Math.sin(radians * n);
    }
    try (AudioWriter writer = AudioWriter.create(file, Encoding.WAV_16, 1, 16_000, false)) {
      writer.write(new float[][] {sound}, 0, sound.length);
      writer.commit();
    }
  }
}
