package dev.nightjar.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReproduceCommandTest {

  @TempDir Path folder;
  private final StringWriter log = new StringWriter();

  @Test
  void doesAnExperimentAgain() {
    String out = folder.resolve("results").toString();
    assertThat(run("reproduce", "variance-factors", "-o", out, "--effort", "0.01")).isZero();
    assertThat(log.toString()).contains("measured factors within");
    assertThat(folder.resolve("results/variance-factors.csv")).content().hasLineCount(62);
    assertThat(folder.resolve("results/variance-factors.png")).isNotEmptyFile();
  }

  @Test
  void replacesNoResultsUnlessForced() throws IOException {
    Path csv = Files.writeString(folder.resolve("variance-factors.csv"), "mine");
    String[] again = {"reproduce", "variance-factors", "-o", folder.toString(), "--effort", "0.01"};
    assertThat(run(again)).isOne();
    assertThat(log.toString())
        .contains("variance-factors.csv is there already")
        .contains("--force");
    assertThat(csv).hasContent("mine");
    assertThat(run(Stream.concat(Stream.of(again), Stream.of("--force")).toArray(String[]::new)))
        .isZero();
    assertThat(csv).content().hasLineCount(62);
  }

  @Test
  void minimizesLeastSquaresIfAsked() throws IOException {
    Path rows = Files.writeString(folder.resolve("rows.svm"), "2 1:1\n4 2:1\n".repeat(20));
    String out = folder.resolve("square").toString();
    String[] args = {"reproduce", "adabatch", "-o", out, "--data", rows.toString()};
    Stream<String> square = Stream.of("--objective", "square");
    assertThat(run(Stream.concat(Stream.of(args), square).toArray(String[]::new))).isZero();
    assertThat(run("reproduce", "adabatch", "-o", out, "--objective", "cube")).isEqualTo(2);
    assertThat(log.toString()).contains("--objective").contains("SQUARE");
  }

  @Test
  void listsWhatThereIs() {
    assertThat(run("reproduce")).isZero();
    assertThat(log.toString()).contains("quadratic").contains("thesis, fig. 4.4");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(run("reproduce", "quadratic")).isEqualTo(2);
    assertThat(log.toString()).contains("--out");
    assertThat(run("reproduce", "luck", "-o", folder.toString())).isEqualTo(2);
    assertThat(log.toString()).contains("no experiment luck; there are quadratic");
    assertThat(run("reproduce", "flows", "-o", folder.toString(), "--effort", "0")).isEqualTo(2);
    String none = folder.resolve("none.svm").toString();
    assertThat(run("reproduce", "adabatch", "-o", folder.toString(), "--data", none)).isOne();
    assertThat(log.toString()).contains("none.svm").doesNotContain("\tat ");
  }

  private int run(String... args) {
    CommandLine line = NightjarTrain.commandLine();
    PrintWriter writer = new PrintWriter(log);
    int status = line.setErr(writer).setOut(writer).execute(args);
    writer.flush();
    return status;
  }
}
