package dev.nightjar.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.train.data.ExampleSource;
import dev.nightjar.train.denoiser.LearningData;
import dev.nightjar.train.denoiser.Validation;
import dev.nightjar.train.notes.Banks;
import dev.nightjar.train.notes.SoundFontNotes;
import dev.nightjar.train.optimize.OptimizerChoice;
import dev.nightjar.train.optimize.Optimizers;
import dev.nightjar.train.sparse.LinearLoss;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentsTest {

  @TempDir Path folder;
  private final List<String> log = new ArrayList<>();

  static Stream<String> names() {
    return Experiments.all().stream().map(Experiment::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachLeavesNumbersAndPictures(String name) throws IOException, InterruptedException {
    Inputs.Notes notes =
        (programs, log) ->
            SoundFontNotes.load(
                Banks.soundFont(folder),
                programs.subList(0, 2),
                folder.resolve("notes"),
                (done, instrument) -> {});
    Inputs inputs =
        switch (name) {
          case "digits", "digits-autoencoder" -> Inputs.none().with(digits(200));
          case "denoiser-optimizers" -> Inputs.none().with(ExperimentsTest::hum);
          default -> Inputs.none().with(notes);
        };
    Results results = new Results(folder.resolve("results"), log::add);
    Experiments.named(name).run(new Conditions(inputs, 1, 0.01, 2), results);
    try (Stream<Path> files = Files.list(folder.resolve("results"))) {
      List<String> found = files.map(file -> file.getFileName().toString()).toList();
      assertThat(found)
          .containsExactlyInAnyOrderElementsOf(Experiments.named(name).files())
          .anyMatch(file -> file.endsWith(".csv"))
          .anyMatch(file -> file.endsWith(".png"));
    }
    assertThat(log).isNotEmpty();
  }

  /** A tone in noise. */
  private static LearningData hum(LearningData.Opening opening) {
    ExampleSource source =
        (seed, index, noisy, clean) -> {
          Random random = new Random(seed + index);
          for (int i = 0; i < noisy.length; i++) {
            clean[i] = (float) (0.1 * Math.sin(0.05 * i));
            noisy[i] = clean[i] + (float) (0.05 * random.nextGaussian());
          }
        };
    List<float[]> noisy = new ArrayList<>();
    List<float[]> clean = new ArrayList<>();
    for (int i = 0; i < opening.validationItems(); i++) {
      noisy.add(new float[opening.rateHz()]);
      clean.add(new float[opening.rateHz()]);
      source.fill(-1, i, noisy.get(i), clean.get(i));
    }
    return new LearningData(source, new Validation(noisy, clean), "hum");
  }

  @Test
  void thereIsNoOther() {
    assertThatThrownBy(() -> Experiments.named("cold-fusion"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no experiment cold-fusion; there are quadratic, variance-factors");
  }

  @Test
  void theDenoisersRaceHasEachOptimizerThatTrainsOne() {
    List<String> trainable = new ArrayList<>();
    for (String name : Optimizers.listing().keySet()) {
      try {
        new OptimizerChoice(name, Map.of()).requireEnough(2);
        trainable.add(name);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("which a batch can't tell");
      }
    }
    assertThat(DenoiserOptimizers.names()).containsExactlyInAnyOrderElementsOf(trainable);
  }

  @Test
  void measuredGradientsAndGapsStayBelowTheTheorems() throws IOException, InterruptedException {
    run("step-rules", Inputs.none());
    run("adaptive-bounds", Inputs.none());
    for (String[] cells : rows("step-rules-convex")) {
      assertThat(Double.parseDouble(cells[2])).isLessThan(1.001 * Double.parseDouble(cells[3]));
    }
    for (String[] cells : rows("step-rules-nonconvex")) {
      assertThat(Double.parseDouble(cells[2])).isLessThan(1.001 * Double.parseDouble(cells[3]));
    }
    for (String[] cells : rows("adaptive-bounds")) {
      assertThat(Double.parseDouble(cells[2])).isLessThan(Double.parseDouble(cells[3]));
    }
  }

  @Test
  void energiesOfFlowsDoNotRise() throws IOException, InterruptedException {
    run("flows", Inputs.none());
    Map<String, Double> last = new HashMap<>();
    for (String[] cells : rows("flows")) {
      double energy = Double.parseDouble(cells[3]);
      Double before = last.put(cells[0] + cells[1], energy);
      if (before != null) {
        assertThat(energy).isLessThanOrEqualTo(before + 1e-5);
      }
    }
    assertThat(last).hasSize(18);
  }

  /** Fig. 2: with axes along the eigenvectors of an ill-conditioned problem signs win by far. */
  @Test
  void signsAreBetterWhereAxesAreEigenvectors() throws IOException, InterruptedException {
    run("quadratic", Inputs.none());
    List<String[]> rows = rows("quadratic");
    String[] last = rows.get(rows.size() - 1);
    assertThat(last[0] + " " + last[1]).isEqualTo("ill aligned");
    String[] noiseFree =
        rows.stream()
            .filter(r -> r[0].equals("ill") && r[1].equals("aligned") && r[2].startsWith("0.0"))
            .reduce((first, second) -> second)
            .orElseThrow();
    assertThat(Double.parseDouble(noiseFree[5])).isLessThan(0.1 * Double.parseDouble(noiseFree[4]));
  }

  @Test
  void takesExamplesFromAFile() throws IOException, InterruptedException {
    run("adabatch", Inputs.none().with(twoWords()));
    assertThat(log.get(0)).contains("tiny.svm: 48 examples to train on, 12 to test, 3 features");
    assertThat(rows("adabatch")).allSatisfy(r -> assertThat(r[3]).isEqualTo("0.00000"));
  }

  @Test
  void tooFewExamplesAreRefused() throws IOException {
    Path two = Files.writeString(folder.resolve("two.svm"), "1 1:1\n-1 2:1\n");
    for (String name : List.of("adabatch", "wild", "adabatch-svrg")) {
      assertThatThrownBy(() -> run(name, Inputs.none().with(two)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("two.svm has 2 rows")
          .hasMessageContaining("at least 10");
    }
  }

  @Test
  void minimizesTheObjectiveThatIsAskedFor() throws IOException, InterruptedException {
    Inputs inputs = Inputs.none().with(twoWords());
    run("adabatch", inputs);
    String logistic = rows("adabatch").get(0)[4];
    Experiments.named("adabatch")
        .run(new Conditions(inputs, 1, 0.01, 2, LinearLoss.SQUARE), new Results(folder, log::add));
    assertThat(rows("adabatch").get(0)[4]).isNotEqualTo(logistic);
  }

  @Test
  void wildMethodsAreComparedByThreads() throws IOException, InterruptedException {
    run("wild", Inputs.none().with(twoWords()));
    assertThat(rows("wild-summary").stream().map(r -> r[0] + " " + r[1]))
        .containsExactly("SEQ 1", "HW 1", "HW 2", "AB 1", "AB 2", "SB 1", "SB 2", "MB 1", "MB 2");
  }

  @Test
  void resultsOfAnInterruptedExperimentAreThere() throws IOException {
    Results results =
        new Results(
            folder,
            line -> {
              if (line.startsWith("AdaBatch of 1")) {
                throw new IllegalStateException("ended");
              }
            });
    Conditions conditions = new Conditions(Inputs.none().with(twoWords()), 1, 0.01, 2);
    assertThatThrownBy(() -> Experiments.named("adabatch").run(conditions, results))
        .hasMessage("ended");
    assertThat(rows("adabatch")).hasSize(6).allMatch(r -> r[0].equals("mini-batch"));
  }

  private Path twoWords() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append(i % 2 == 0 ? "+1 1:1" : "-1 2:1").append(" 3:0.5\n");
    }
    return Files.writeString(folder.resolve("tiny.svm"), text);
  }

  @Test
  void takesExamplesFromMails() throws IOException, InterruptedException {
    for (int i = 0; i < 30; i++) {
      Path kind = Files.createDirectories(folder.resolve(i % 2 == 0 ? "mail/ham" : "mail/spam"));
      String text = "Subject: mail\n\n" + (i % 2 == 0 ? "hello" : "cheap") + " all";
      Files.writeString(kind.resolve(i + ".txt"), text);
    }
    run("adabatch", Inputs.none().withMail(folder.resolve("mail")));
    assertThat(log.get(0)).contains("mails: 24 examples to train on, 6 to test, 4 features");
    assertThat(rows("adabatch")).allSatisfy(r -> assertThat(r[3]).isEqualTo("0.00000"));
  }

  @Test
  void saysWhatIsWrongWithDigits() throws IOException {
    assertThatThrownBy(() -> run("digits", Inputs.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--data");
    Path images = digits(200);
    byte[] whole = Files.readAllBytes(images);
    Files.write(images, java.util.Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> run("digits", Inputs.none().with(images)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("end early");
    whole[3] = 1;
    Files.write(images, whole);
    assertThatThrownBy(() -> run("digits", Inputs.none().with(images)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no IDX file");
    assertThatThrownBy(() -> run("digits", Inputs.none().with(folder.resolve("pictures"))))
        .hasMessageContaining("images-idx3");
  }

  /** Pictures of 4 by 4 that are bright where their label says. */
  private Path digits(int count) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + 16 * count);
    ByteBuffer labels = ByteBuffer.allocate(8 + count);
    images.putInt(0x803).putInt(count).putInt(4).putInt(4);
    labels.putInt(0x801).putInt(count);
    for (int i = 0; i < count; i++) {
      byte[] picture = new byte[16];
      picture[i % 10] = (byte) 255;
      images.put(picture);
      labels.put((byte) (i % 10));
    }
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels.array());
    return Files.write(folder.resolve("t10k-images-idx3-ubyte"), images.array());
  }

  private void run(String name, Inputs inputs) throws IOException, InterruptedException {
    Experiments.named(name).run(new Conditions(inputs, 1, 0.01, 2), new Results(folder, log::add));
  }

  private List<String[]> rows(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name + ".csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }
}
