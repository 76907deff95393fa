package dev.nightjar.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.engine.model.PackageWriter;
import dev.nightjar.engine.network.SpectralDemucs;
import dev.nightjar.engine.network.Weights;
import dev.nightjar.plugin.Nightjar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchCommandTest {

  private static final List<String> FEW = List.of("--hops", "7", "--paced-seconds", "0.05");

  @TempDir static Path folder;

  @BeforeAll
  static void writeModel() throws IOException {
    SpectralDemucs network = SpectralDemucs.of(List.of(4, 4, 8), 1, 4);
    PackageWriter.writeDenoiser(
        folder.resolve("tiny"),
        network,
        Weights.initial(network, 3),
        new PackageWriter.Details(
            "tiny", "1", List.of("none"), Map.of(), List.of("test"), "Apache-2.0", List.of()));
  }

  private record Ended(int status, String out, String err) {}

  private static Ended bench(List<String> some, String... more) {
    List<String> arguments = new ArrayList<>(List.of("bench", "denoise"));
    arguments.addAll(some);
    arguments.addAll(List.of(more));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Nightjar.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status = line.execute(arguments.toArray(String[]::new));
    return new Ended(status, out.toString(), err.toString());
  }

  private static String tiny() {
    return folder.resolve("tiny").toString();
  }

  @Test
  void tableHasARowForEachPrecisionAndANumberInEachColumn() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    Ended ended;
    try {
      ended = bench(FEW, "-n", tiny(), "--precision", "fp32,int8");
    } finally {
      Locale.setDefault(before);
    }
    assertThat(ended.status()).as(ended.err()).isZero();
    List<String> rows = ended.out().lines().filter(line -> line.startsWith("tiny")).toList();
    assertThat(rows).hasSize(2);
    String headings =
        ended.out().lines().filter(line -> line.startsWith("model")).findFirst().get();
    assertThat(headings)
        .contains("median", "p99", "max", "late", "real-time", "per 16ms", "B/hop", "MB")
        .contains("bound", "vs fp32");
    assertThat(numbers(rows.get(0))).hasSize(17).endsWith("-").startsWith("fp32");
    assertThat(numbers(rows.get(1))).hasSize(17).startsWith("int8");
    assertThat(numbers(rows.get(1)).subList(1, 17)).allSatisfy(Double::parseDouble);
    assertThat(ended.out().lines().findFirst().get())
        .contains(Runtime.getRuntime().availableProcessors() + " processors", "GB/s")
        .contains(System.getProperty("os.name"), System.getProperty("java.vm.name"));
  }

  private static List<String> numbers(String row) {
    List<String> cells = new ArrayList<>(List.of(row.replace("|", " ").trim().split("\\s+")));
    return cells.subList(1, cells.size());
  }

  @Test
  void jsonHasPositiveNumbersThatAgree() throws IOException {
    Ended ended = bench(FEW, "--random", "demucs-light:16", "--precision", "fp32,int8", "--json");
    assertThat(ended.status()).as(ended.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(ended.out());
    assertThat(report.at("/machine/readGigabytesPerSecond").doubleValue()).isPositive();
    assertThat(report.at("/costs")).hasSize(2);
    JsonNode cost = report.at("/costs/1");
    for (String name :
        List.of(
            "/timing/backToBack/medianMs",
            "/timing/backToBack/p99Ms",
            "/timing/backToBack/maxMs",
            "/timing/paced/medianMs",
            "/timing/paced/p99Ms",
            "/timing/paced/maxMs",
            "/timing/allocatedBytesPerHop",
            "/hopMs",
            "/realTimeFactor",
            "/medianMsPer16Ms",
            "/pacedP99ShareOfHop",
            "/weightBytes",
            "/weightBoundMs",
            "/timesWeightBound",
            "/timesFasterThanFp32")) {
      assertThat(cost.at(name).doubleValue()).as(name).isPositive();
    }
    assertThat(cost.at("/model").textValue()).isEqualTo("demucs-light:16");
    assertThat(cost.at("/precision").textValue()).isEqualTo("int8");
    assertThat(cost.at("/hopMs").doubleValue()).isEqualTo(16);
    assertThat(report.at("/costs/0/timesFasterThanFp32").isNull()).isTrue();
    assertThat(report.at("/costs/0/weightBytes").longValue())
        .isGreaterThan(cost.at("/weightBytes").longValue());
  }

  @Test
  void unknownModelFailsByName() {
    Ended ended = bench(FEW, "-n", "nosuchmodel");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("nosuchmodel");
  }

  @ParameterizedTest
  @CsvSource({
    "--random heavy:48, heavy:48",
    "--random light, light",
    "--random light:0, light:0",
    "--random thesis:129, 128",
    "--random light:2 --precision fp16, fp16",
    "--random light:2 -n speech16k, --model or --random",
    "--all --precision int8, without --random and --precision",
    "--all --random light:2, without --random and --precision",
    "--hops 0, --hops must be",
    "--hops many, --hops",
    "--paced-seconds 0, --paced-seconds must be",
    "--paced-seconds NaN, --paced-seconds must be",
    "--threads 0, --threads must be",
  })
  void badOptionIsBadUsageSaidInTheFirstLine(String options, String said) {
    Ended ended = bench(List.of(options.split(" ")));
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err().lines().findFirst().get()).contains(said);
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void benchWithoutASubjectIsBadUsage() {
    CommandLine line = Nightjar.commandLine().setErr(new PrintWriter(new StringWriter()));
    assertThat(line.execute("bench")).isEqualTo(2);
  }
}
