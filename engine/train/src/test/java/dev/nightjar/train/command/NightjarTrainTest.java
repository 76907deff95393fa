package dev.nightjar.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.engine.file.AudioWriter;
import dev.nightjar.engine.file.Encoding;
import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.stream.Denoiser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** From recordings to a model that denoises, through the command line. */
class NightjarTrainTest {

  @TempDir Path folder;
  private final StringWriter log = new StringWriter();

  @BeforeEach
  void record() throws IOException {
    // A voice and a noise in twenty are held out, chosen by name: enough of both are needed.
    for (int i = 0; i < 60; i++) {
      write("speech/voice" + i % 4 + "/" + i + ".wav", i, 0.1);
      write("noise/kind" + i % 4 + "/" + i + ".wav", i, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"spectral", "demucs"})
  void trainsGoesOnAndExportsAModelThatRuns(String network) throws IOException {
    assertThat(train(network, 4)).as(log.toString()).isZero();
    assertThat(folder.resolve("run/curve.csv")).content().hasLineCount(3);
    assertThat(folder.resolve("run/curve.png")).isNotEmptyFile();
    assertThat(train(network, 6)).as(log.toString()).isZero();
    assertThat(log.toString()).contains("goes on from step 4").contains("stopped at step 6");
    assertThat(folder.resolve("run/curve.csv")).content().hasLineCount(4);

    String best = folder.resolve("run/best.safetensors").toString();
    String model = folder.resolve("model").toString();
    String[] export = {
      "export", best, "-o", model, "--name", "tiny", "--data", "made up, CC0", "--score", "a/b=1"
    };
    assertThat(run(export)).as(log.toString()).isZero();
    assertThat(run(export)).isEqualTo(1);
    assertThat(log.toString()).contains("--force");
    ModelPackage opened = ModelPackage.open(Path.of(model));
    assertThat(opened.card().trainingData()).containsExactly("made up, CC0");
    try (Denoiser denoiser = Denoiser.open(opened, "fp32", Provider.CPU, 1, 48_000, 512)) {
      float[][] block = {new float[512]};
      denoiser.process(block, block, 512);
    }
  }

  @Test
  void trainsOnReadyMadePairs() {
    List<String> args = new ArrayList<>(List.of("denoiser", "--steps", "2"));
    args.addAll(List.of("--clean", folder.resolve("speech").toString()));
    args.addAll(List.of("--noisy", folder.resolve("speech").toString()));
    args.addAll(List.of("-o", folder.resolve("run").toString()));
    args.addAll(List.of("--channels", "4,4,8", "--blocks", "1", "--memories", "4"));
    args.addAll(List.of("--batch", "2", "--seconds", "0.5", "--validation-items", "2"));
    assertThat(run(args.toArray(String[]::new))).as(log.toString()).isZero();
    assertThat(log.toString()).contains("57 pairs to learn from, 3 held out");
    assertThat(folder.resolve("run/best.safetensors")).exists();
    args.addAll(List.of("--noise", folder.resolve("noise").toString()));
    assertThat(run(args.toArray(String[]::new))).as("pairs and parts at once").isEqualTo(2);
  }

  @Test
  void mixesAtTheRatiosThatAreAskedForAndKeepsToThem() {
    assertThat(train("spectral", 2, "--snr=-10,15")).as(log.toString()).isZero();
    assertThat(train("spectral", 3, "--snr=-10,15")).as(log.toString()).isZero();
    assertThat(train("spectral", 4)).isOne();
    assertThat(log.toString()).contains("at -10.0 to 15.0 dB");
    for (String wrong : List.of("5", "15,-10", "-40,10", "5,loud")) {
      assertThat(train("spectral", 4, "--snr=" + wrong)).as(wrong).isEqualTo(2);
    }
    assertThat(log.toString()).contains("must be two numbers", "the lower one first: -40.0, 10.0");
  }

  @Test
  void trainsWithTheOptimizerThatIsAskedFor() {
    String[] stepTuned = {"--optimizer", "step-tuned", "--optimizer-arg", "nu=1.5"};
    assertThat(train("spectral", 3, stepTuned)).as(log.toString()).isZero();
    assertThat(train("spectral", 5, stepTuned)).as(log.toString()).isZero();
    assertThat(log.toString()).contains("goes on from step 3").contains("stopped at step 5");
    assertThat(train("spectral", 6)).isOne();
    assertThat(log.toString()).contains("is a run with step-tuned {nu=1.5}, not with adam");
    assertThat(train("spectral", 6, "--optimizer", "best")).isEqualTo(2);
    assertThat(log.toString()).contains("no optimizer best; there are sgd, momentum");
  }

  @Test
  void refusesAnOptimizerBeforeItReadsAnything() {
    String[] denoiser = {"denoiser", "--speech", "nowhere", "--noise", "nowhere"};
    String[] sing = {"sing", "--soundfont", "nowhere"};
    for (String[] command : List.of(denoiser, sing)) {
      refuses(command, "needs [WHOLE_GRADIENT], which a batch can't tell", "exact-gv", "8");
      refuses(command, "take batches of two or more", "m-svag-mb", "1");
      refuses(command, "no optimizer adagram", "adagram", "8");
    }
    assertThat(log.toString()).doesNotContain("nowhere");
  }

  private void refuses(String[] command, String why, String optimizer, String batch) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("-o", folder.resolve("none").toString()));
    args.addAll(List.of("--optimizer", optimizer, "--batch", batch));
    assertThat(run(args.toArray(String[]::new))).isEqualTo(2);
    assertThat(log.toString()).contains(why);
  }

  @Test
  void trainsWithTheScheduleThatIsAskedFor() {
    String[] schedule = {
      "--schedule", "diminishing", "--schedule-arg", "gamma=3", "--step-size", "0.01"
    };
    assertThat(train("spectral", 2, schedule)).as(log.toString()).isZero();
    assertThat(train("spectral", 4, "--schedule", "halving", "--report-every", "1"))
        .as(log.toString())
        .isZero();
    assertThat(log.toString())
        .contains("step sizes: DiminishingStep[beta=0.04, gamma=3.0] before, StalledHalving[first=")
        .contains("step size 1.00e-03");
    assertThat(train("spectral", 6, "--schedule", "steps")).isEqualTo(2);
    assertThat(log.toString())
        .contains("no schedule steps; there are cosine, fixed, diminishing, halving");
    assertThat(train("spectral", 6, "--schedule", "fixed", "--schedule-arg", "gamma=3"))
        .isEqualTo(2);
    assertThat(log.toString()).contains("the schedule fixed has no argument gamma");
    assertThat(train("spectral", 6, "--schedule", "halving", "--schedule-arg", "patience=0.5"))
        .isEqualTo(2);
    assertThat(log.toString()).contains("patience=0.5 must be a whole number 1 to 1e12");
  }

  @Test
  void saysWhereMemoryDoesNotSuffice() {
    CommandLine line = NightjarTrain.commandLine();
    Callable<Integer> greedy =
        () -> {
          throw new OutOfMemoryError("Java heap space");
        };
    line.addSubcommand("greedy", CommandSpec.wrapWithoutInspection(greedy));
    PrintWriter writer = new PrintWriter(log);
    assertThat(line.setErr(writer).execute("greedy")).isOne();
    writer.flush();
    assertThat(log.toString()).contains("MiB of memory don't suffice").doesNotContain("\tat ");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(run("denoiser", "--speech", "nowhere", "--noise", "nowhere", "-o", "x")).isOne();
    assertThat(log.toString()).contains("nowhere").doesNotContain("\tat ");
    assertThat(run("denoiser")).isEqualTo(2);
    assertThat(train("wavenet", 4)).isEqualTo(2);
    assertThat(log.toString()).contains("wavenet");
    assertThat(run("export", folder.resolve("none").toString(), "-o", "x", "--name", "x")).isOne();
    assertThat(log.toString()).contains("none");
  }

  @Test
  void refusesNumbersThatMakeNoRunAndAnotherRunsFolder() {
    assertThat(run("denoiser", "--speech", "s", "--noise", "n", "-o", "x", "--loss", "pesq"))
        .isEqualTo(2);
    assertThat(log.toString()).contains("'pesq'").contains("compressed");
    assertThat(train("demucs", 2, "--lookahead", "8960")).isEqualTo(2);
    assertThat(log.toString()).contains("take longer examples");
    for (String option : List.of("--batch", "--threads", "--report-every", "--validation-items")) {
      assertThat(run("denoiser", "--speech", "s", "--noise", "n", "-o", "x", option, "0"))
          .as(option)
          .isEqualTo(2);
      assertThat(log.toString()).contains(option + " must be at least 1");
    }
    assertThat(train("spectral", 2)).as(log.toString()).isZero();
    assertThat(log.toString()).doesNotContain("its own network");
    assertThat(train("demucs", 2)).as(log.toString()).isZero();
    assertThat(log.toString()).contains("goes on with its own network, SpectralDemucs");
    assertThat(train("spectral", 4, "--seed", "2")).isOne();
    assertThat(log.toString()).contains("was begun with seed 1").contains("not seed 2");
  }

  private int train(String network, int steps, String... more) {
    List<String> args =
        new ArrayList<>(List.of("denoiser", "--network", network, "--steps", "" + steps));
    args.addAll(List.of("--speech", folder.resolve("speech").toString()));
    args.addAll(List.of("--noise", folder.resolve("noise").toString()));
    args.addAll(List.of("-o", folder.resolve("run").toString()));
    args.addAll(List.of("--channels", "4,4,8", "--blocks", "1", "--memories", "4"));
    args.addAll(List.of("--hidden", "4", "--depth", "3", "--batch", "2", "--seconds", "0.5"));
    args.addAll(List.of("--validate-every", "2", "--validation-items", "2"));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  private int run(String... args) {
    CommandLine line = NightjarTrain.commandLine();
    PrintWriter writer = new PrintWriter(log);
    int status = line.setErr(writer).setOut(writer).execute(args);
    writer.flush();
    return status;
  }

  private void write(String name, long seed, double roughness) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Random random = new Random(seed);
    float[][] samples = new float[1][16_000];
    double pitch = 0.03 + 0.05 * random.nextDouble();
    for (int n = 0; n < samples[0].length; n++) {
      double envelope = 0.5 + 0.5 * Math.sin(n * 0.002);
      double tone = Math.sin(pitch * n) + 0.5 * Math.sin(2 * pitch * n);
      double noise = roughness * random.nextGaussian();
      samples[0][n] = (float) (0.1 * (envelope * tone * (1 - roughness) + noise));
    }
    try (AudioWriter writer = AudioWriter.create(file, Encoding.WAV_16, 1, 16_000, false)) {
      writer.write(samples, 0, samples[0].length);
      writer.commit();
    }
  }
}
