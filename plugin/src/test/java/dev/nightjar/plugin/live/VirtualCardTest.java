package dev.nightjar.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.plugin.Nightjar;
import dev.nightjar.plugin.TinyModel;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live sound through a real sound system, with a card that exists only in software. */
class VirtualCardTest {
  private static final Path CARD = Path.of("..", ".ci", "virtual-sound-card");
  private static final long MOST_SECONDS = 90;

  /** What the sound system buffers without telling anyone, on a busy machine. */
  private static final double UNTOLD_MS = 300;

  @BeforeAll
  static void theCardCanRun() {
    List<String> missing =
        List.of("pulseaudio", "pactl", "pacat", "parec").stream()
            .filter(tool -> !onPath(tool))
            .toList();
    if (!missing.isEmpty()) {
      String message =
          missing + " are missing: apt install pulseaudio pulseaudio-utils libasound2-plugins";
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      abort(message);
    }
  }

  @Test
  void soundComesOutProcessedAndAsLateAsReported() throws Exception {
    JsonNode figures = inCard(VirtualCardSession.class, "1024", "4");
    System.out.println("virtual sound card: " + figures);
    List<Integer> good = new ArrayList<>();
    for (int i = 0; i < figures.get("correlation").size(); i++) {
      double gain = figures.get("gain").get(i).asDouble();
      boolean processed = Math.abs(gain - VirtualCardSession.GAIN) < 0.05;
      if (processed && figures.get("correlation").get(i).asDouble() > 0.9) {
        good.add(i);
      }
    }
    assertThat(good).as("parts that came out whole and processed").isNotEmpty();
    double measuredMs = figures.get("measuredMs").get(good.get(good.size() / 2)).asDouble();
    assertThat(measuredMs).isGreaterThan(figures.get("engineLatencyMs").asDouble());
    assertThat(measuredMs).isLessThan(figures.get("reportedMs").asDouble() + UNTOLD_MS);
    assertThat(figures.get("outputUnderruns").isIntegralNumber()).isTrue();
  }

  @Test
  void theCommandEndsByItselfAndReports(@TempDir Path folder) throws Exception {
    Path model = TinyModel.write(folder);
    JsonNode report =
        inCard(
            Nightjar.class,
            "denoise",
            "--live",
            "--json",
            "--seconds",
            "1",
            "--block",
            "1024",
            "-n",
            model.toString());
    assertThat(report.get("seconds").asDouble()).isGreaterThanOrEqualTo(1);
    assertThat(report.get("engineLatencyFrames").asInt()).isPositive();
    assertThat(report.get("lateFrames").isIntegralNumber()).isTrue();
  }

  @Test
  void devicesAreListed() throws Exception {
    JsonNode devices = inCard(Nightjar.class, "devices", "--json");
    assertThat(devices.get(0).get("name").asText()).startsWith("default");
    assertThat(devices.get(0).get("inputChannels").asInt()).isPositive();
  }

  private static JsonNode inCard(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                CARD.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return new ObjectMapper().readTree(out);
  }

  private static boolean onPath(String tool) {
    return List.of(System.getenv("PATH").split(":", -1)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }
}
